import type { Page } from '../models/page.js';
import type { Webhook, WebhookQuery, WebhooksCreationPayload } from '../models/webhook.js';
import { list } from '../operation-traits.js';
import { operation } from '../operation.js';

/** Addresses of yours that are called when something happens. */
export const webhooks = {
  /** Lists the addresses that are called. */
  list: list<{ query?: WebhookQuery }, Page<Webhook>>()('/webhooks'),
  /** Has an address called when one of the events happens. The answer holds the secret that calls are signed with. */
  create: operation<{ body: WebhooksCreationPayload }, Webhook>()('POST', '/webhooks'),
  /** Tells all about one webhook, also its secret. */
  get: operation<undefined, Webhook>()('GET', '/webhooks/{webhookId}'),
  /** Ends the calls. */
  delete: operation<undefined, undefined>()('DELETE', '/webhooks/{webhookId}'),
} as const;
