import type { KnownWebhookEvent, WebhookEvent } from '../api/models/webhook-event.js';
import { ApiVideoError } from '../base/error.js';
import { assertOption } from '../base/assert-option.js';
import { asGiven, numberOption } from '../base/options.js';
import { understood } from '../base/understood.js';
import { isRepeated, type WebhookMemory } from './webhook-memory.js';
import {
  assertRaw,
  headerOf,
  isRequest,
  readRequest,
  type HeadersLike,
  type WebhookCall,
  type WebhookRequest,
} from './webhook-request.js';
import { isSigned, type RawBody } from './webhook-signature.js';

const signatureHeader = 'x-api-video-signature';
const idHeader = 'x-api-video-webhookid';

interface CommonOptions {
  /** Seconds since the event at the most; an older one is refused with `webhook-expired`. @default Infinity */
  readonly maxAge?: number | undefined;
  /** Remembers what was received; what comes again is refused with `webhook-repeated`. @default none */
  readonly memory?: WebhookMemory | undefined;
}

/** By which secret a call is verified: the only one, or the one of its webhook's id. */
export type WebhookOptions = CommonOptions &
  (
    | { readonly secret: string }
    | {
        /** The secret of a webhook, by its id; `undefined` for one that is not known. */
        readonly secretOf: (webhookId: string) => string | undefined | Promise<string | undefined>;
      }
  );

const known: ReadonlySet<string> = new Set<KnownWebhookEvent['type']>([
  'live-stream.broadcast.started',
  'live-stream.broadcast.ended',
  'video.source.recorded',
  'video.encoding.quality.completed',
  'video.caption.generated',
  'video.summary.generated',
]);

/** Whether an event is one of those that this version knows the fields of. */
export function isKnownWebhookEvent(event: WebhookEvent): event is KnownWebhookEvent {
  return understood(() => known.has((Object(event) as Partial<WebhookEvent>).type ?? ''));
}

/**
 * Whether a call comes from api.video: by its raw body, the value of its header `X-Api-Video-Signature` and the
 * webhook's `signatureSecret`. Of a request, both are read off it, and the answer is a promise.
 */
export function verifyWebhook(body: RawBody, signature: string | undefined, secret: string): boolean;
export function verifyWebhook(request: WebhookRequest, secret: string): Promise<boolean>;
export function verifyWebhook(
  request: WebhookRequest,
  signature: string | undefined,
  secret: string,
): Promise<boolean>;
export function verifyWebhook(
  body: RawBody | WebhookRequest,
  ...rest: readonly (string | undefined)[]
): boolean | Promise<boolean> {
  const secret = rest.at(-1) ?? '';
  const signature = rest.length > 1 ? rest[0] : undefined;
  const request = understood(() => (isRequest(body) ? body : undefined));
  if (request) {
    return readRequest(request).then((call) => isSigned(call.body, signature ?? signatureOf(call), secret));
  }
  assertRaw(body);
  return isSigned(body, signature, secret);
}

/**
 * The event that a call tells of, once it is sure to come from api.video. Rejects with `webhook-forged` where it
 * does not, and with `webhook-expired` and `webhook-repeated` where `maxAge` and `memory` ask for that.
 */
export async function parseWebhook(
  body: RawBody,
  headers: HeadersLike,
  options: WebhookOptions,
): Promise<WebhookEvent>;
export async function parseWebhook(request: WebhookRequest, options: WebhookOptions): Promise<WebhookEvent>;
export async function parseWebhook(
  source: RawBody | WebhookRequest,
  headers: HeadersLike | WebhookOptions,
  given?: WebhookOptions,
): Promise<WebhookEvent> {
  const { request, options, maxAge } = understood(() => ({
    request: isRequest(source) ? source : undefined,
    ...readOptions(given ?? headers),
  }));
  const call = request
    ? await readRequest(request)
    : { body: source as RawBody, headers: headers as HeadersLike };
  assertRaw(call.body);
  const signature = understood(() => signatureOf(call));
  const secret = await secretFor(call, options);
  if (secret === undefined || !isSigned(call.body, signature, secret)) throw forged();

  const event = parseEvent(call.body);
  if (maxAge !== Infinity && !(ageOf(event) <= maxAge)) {
    throw new ApiVideoError('webhook-expired', 'The event is older than is accepted.');
  }
  if (options.memory && (await isRepeated(options.memory, signature))) {
    throw new ApiVideoError('webhook-repeated', 'The event was received before.');
  }
  return event;
}

/** The options, looked at. How old an event may be is `Infinity` where that was not said. */
function readOptions(given: unknown): { readonly options: WebhookOptions; readonly maxAge: number } {
  assertOption('options', 'an object', given ?? null, typeof given === 'object' && given !== null);
  const options = given as WebhookOptions;
  const { memory } = asGiven({ memory: options.memory });
  const { remember } = Object(memory) as Partial<WebhookMemory>;
  assertOption('memory', 'a WebhookMemory', memory, typeof remember === 'function');
  if ('secretOf' in options) {
    assertOption('secretOf', 'a function', options.secretOf, typeof options.secretOf === 'function');
  } else {
    assertOption('secret', 'a string', options.secret, typeof options.secret === 'string');
  }
  return { options, maxAge: numberOption('maxAge', options.maxAge, Infinity, { min: 0 }) };
}

async function secretFor(call: WebhookCall, options: WebhookOptions): Promise<string | undefined> {
  return 'secretOf' in options ? options.secretOf(headerOf(call.headers, idHeader)) : options.secret;
}

function signatureOf({ headers }: WebhookCall): string {
  return headerOf(headers, signatureHeader);
}

function parseEvent(body: RawBody): WebhookEvent {
  const text = typeof body === 'string' ? body : new TextDecoder().decode(body);
  try {
    const event: unknown = JSON.parse(text);
    if (typeof event === 'object' && event !== null && 'type' in event) return event as WebhookEvent;
  } catch {
    // told below, as for JSON that is no event
  }
  throw new ApiVideoError('bad-answer', 'The call is signed, but holds no event.');
}

/** In seconds; not a number where the event doesn't say when it was. */
function ageOf({ emittedAt }: WebhookEvent): number {
  return (Date.now() - Date.parse(emittedAt)) / 1000;
}

function forged(): ApiVideoError {
  return new ApiVideoError('webhook-forged', 'The signature is missing or wrong.');
}
