import { atomDate } from '../atom-date.js';
import type { JsonObject } from '../body.js';
import { invalid, readFields, type Rule } from '../fields.js';
import { newId } from '../ids.js';
import { listOf, oneOf, text } from '../rules.js';
import type { WebhookEvent } from '../webhook-event.js';

export interface Webhook {
  readonly webhookId: string;
  readonly url: string;
  readonly events: readonly WebhookEvent['type'][];
  /** The key of the signatures. */
  readonly signatureSecret: string;
  /** In milliseconds since the epoch. */
  readonly createdAt: number;
}

const event = oneOf<WebhookEvent['type']>([
  'live-stream.broadcast.started',
  'live-stream.broadcast.ended',
  'video.source.recorded',
  'video.encoding.quality.completed',
  'video.caption.generated',
  'video.summary.generated',
]);

const address: Rule<string> = {
  check(value, name) {
    if (typeof value !== 'string') return text.check(value, name);
    const usable = URL.canParse(value) && /^https?:$/.test(new URL(value).protocol);
    return usable ? [] : [invalid(name, 'This value is not a valid URL.')];
  },
};

/** Makes a webhook of the body of `POST /webhooks`. */
export function createWebhook(body: JsonObject, now: number): Webhook {
  const { events = [], url = '' } = readFields(body, { events: listOf(event), url: address }, [
    'events',
    'url',
  ]);

  return {
    webhookId: newId('webhook_'),
    events,
    url,
    signatureSecret: newId('sig_sec_'),
    createdAt: now,
  };
}

/** A webhook as the API shows it, its secret too. */
export function describeWebhook({ createdAt, ...shown }: Webhook): object {
  return { ...shown, createdAt: atomDate(createdAt) };
}
