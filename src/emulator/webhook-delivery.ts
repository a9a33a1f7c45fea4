import { createHmac } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Background } from './background.js';
import { newId } from './ids.js';
import { isLoopbackName } from './loopback.js';
import type { Collection } from './state/collection.js';
import type { WebhookEvent } from './webhook-event.js';

/** Someone who wants to hear of events. */
export interface WebhookTarget {
  readonly webhookId: string;
  readonly url: string;
  readonly events: readonly string[];
  readonly signatureSecret: string;
}

/** What a webhook has still to be told. */
export interface PendingDelivery {
  readonly deliveryId: string;
  readonly webhookId: string;
  readonly body: string;
  /** How many attempts have failed. */
  readonly failures: number;
}

/** How webhooks are called. */
export interface DeliveryOptions {
  /** Asked at each event, and before each attempt. */
  readonly targets: () => readonly WebhookTarget[];
  /** What is under way; what an earlier process has left in it is gone on with. */
  readonly pending: Collection<PendingDelivery>;
  /** In milliseconds since the epoch. */
  readonly now: () => number;
  /** Between two attempts, in milliseconds. */
  readonly retryDelay: number;
  /** Whether addresses other than this machine's own are called. */
  readonly anywhere: boolean;
  readonly background: Background;
}

const retries = 3;

/** How long one attempt may take, in milliseconds. */
const patience = 10_000;

/** How long one that is under way may still take when the emulator closes, so that nobody is told twice. */
const patienceAtEnd = 1000;

/** The lowercase hexadecimal HMAC-SHA256 of `body`, which proves to a webhook who has sent it. */
export function signatureOf(body: string, secret: string): string {
  return createHmac('sha256', secret).update(body).digest('hex');
}

/** Makes the function that tells of an event. It returns at once; what cannot be delivered is given up in silence. */
export function createDelivery(options: DeliveryOptions): (event: WebhookEvent) => void {
  const { targets, pending, now, anywhere, background } = options;
  const begin = ({ deliveryId }: PendingDelivery) =>
    background.run((signal) => deliver(deliveryId, options, signal));

  pending.list().forEach(begin);

  return ({ type, ...details }) => {
    const body = JSON.stringify({ type, emittedAt: new Date(now()).toISOString(), ...details });
    for (const { webhookId, events, url } of targets()) {
      if (!events.includes(type) || (!anywhere && !isLocal(url))) continue;
      const delivery = { deliveryId: newId('delivery_'), webhookId, body, failures: 0 };
      pending.put(delivery.deliveryId, delivery);
      begin(delivery);
    }
  };
}

/** Attempts until it is taken, or too often. Nobody is told any more of what was forgotten meanwhile. */
async function deliver(
  deliveryId: string,
  { targets, pending, retryDelay }: DeliveryOptions,
  signal: AbortSignal,
): Promise<void> {
  for (let found = pending.get(deliveryId); found; found = pending.get(deliveryId)) {
    const { webhookId, body, failures } = found;
    const target = targets().find((other) => other.webhookId === webhookId);
    signal.throwIfAborted();
    const done = !target || (await isTaken(target, body, signal));

    if (done) {
      pending.delete(deliveryId);
      return;
    }
    // A failure that the end of the emulator may have caused does not count.
    signal.throwIfAborted();
    if (failures === retries) pending.delete(deliveryId);
    else if (pending.get(deliveryId)) {
      pending.put(deliveryId, { ...found, failures: failures + 1 });
      await sleep(retryDelay, undefined, { signal, ref: false });
    }
  }
}

/** Whether the webhook says that it has understood. Any failure to reach it is a no. */
async function isTaken(
  { url, webhookId, signatureSecret }: WebhookTarget,
  body: string,
  signal: AbortSignal,
): Promise<boolean> {
  const late = new AbortController();
  const hurry = (): void => void setTimeout(() => late.abort(), patienceAtEnd).unref();
  signal.addEventListener('abort', hurry, { once: true });
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
      signal: AbortSignal.any([late.signal, AbortSignal.timeout(patience)]),
    });
    await response.body?.cancel();
    return response.status <= 299;
  } catch {
    return false;
  } finally {
    signal.removeEventListener('abort', hurry);
  }
}

function isLocal(url: string): boolean {
  return URL.canParse(url) && isLoopbackName(new URL(url).hostname);
}
