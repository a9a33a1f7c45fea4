import { createHmac } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { isLoopbackName } from './loopback.js';
import type { WebhookEvent } from './webhook-event.js';

/** Someone who wants to hear of events. */
export interface WebhookTarget {
  readonly webhookId: string;
  readonly url: string;
  readonly events: readonly string[];
  readonly signatureSecret: string;
}

/** How webhooks are called. */
export interface DeliveryOptions {
  /** Asked at each event. */
  readonly targets: () => readonly WebhookTarget[];
  /** In milliseconds since the epoch. */
  readonly now: () => number;
  /** Between two attempts, in milliseconds. */
  readonly retryDelay: number;
  /** Whether addresses other than this machine's own are called. */
  readonly anywhere: boolean;
  /** Ends all that is under way. */
  readonly signal: AbortSignal;
}

const retries = 3;

/** How long one attempt may take, in milliseconds. */
const patience = 10_000;

/** The lowercase hexadecimal HMAC-SHA256 of `body`, which proves to a webhook who has sent it. */
export function signatureOf(body: string, secret: string): string {
  return createHmac('sha256', secret).update(body).digest('hex');
}

/** Makes the function that tells of an event. It returns at once; what cannot be delivered is given up in silence. */
export function createDelivery(options: DeliveryOptions): (event: WebhookEvent) => void {
  const { targets, now, anywhere } = options;

  return ({ type, ...details }) => {
    const body = JSON.stringify({ type, emittedAt: new Date(now()).toISOString(), ...details });
    for (const target of targets()) {
      if (target.events.includes(type) && (anywhere || isLocal(target.url)))
        void deliver(target, body, options);
    }
  };
}

async function deliver(
  target: WebhookTarget,
  body: string,
  { retryDelay, signal }: DeliveryOptions,
): Promise<void> {
  for (let attempt = 0; attempt <= retries && !signal.aborted; attempt++) {
    if (await isTaken(target, body, signal)) return;
    await sleep(retryDelay, undefined, { signal, ref: false }).catch(() => undefined);
  }
}

/** Whether the webhook says that it has understood. Any failure to reach it is a no. */
async function isTaken(
  { url, webhookId, signatureSecret }: WebhookTarget,
  body: string,
  signal: AbortSignal,
): Promise<boolean> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        'X-Api-Video-WebhookID': webhookId,
        'X-Api-Video-Signature': signatureOf(body, signatureSecret),
      },
      body,
      redirect: 'manual',
      signal: AbortSignal.any([signal, AbortSignal.timeout(patience)]),
    });
    await response.body?.cancel();
    return response.status <= 299;
  } catch {
    return false;
  }
}

function isLocal(url: string): boolean {
  return URL.canParse(url) && isLoopbackName(new URL(url).hostname);
}
