import type { Open } from './open.js';
import type { PageQuery } from './page.js';

/** What a webhook can be told of. */
export type WebhookEventType = Open<
  | 'live-stream.broadcast.started'
  | 'live-stream.broadcast.ended'
  | 'video.source.recorded'
  | 'video.encoding.quality.completed'
  | 'video.caption.generated'
  | 'video.summary.generated'
>;

/** An address of yours that the service calls when something happens. */
export interface Webhook {
  readonly webhookId?: string;
  readonly createdAt?: string;
  readonly events?: readonly WebhookEventType[];
  readonly url?: string;
  /** What its calls are signed with. A secret. */
  readonly signatureSecret?: string;
  readonly [unknownField: string]: unknown;
}

/** What a webhook is made with. */
export interface WebhooksCreationPayload {
  readonly events: readonly WebhookEventType[];
  /** Any `http:` or `https:` address that the service can reach. */
  readonly url: string;
}

/** Which webhooks to list. */
export interface WebhookQuery extends PageQuery {
  /** An event that they are told of. */
  readonly events?: WebhookEventType;
}
