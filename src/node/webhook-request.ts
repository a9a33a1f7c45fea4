import type { IncomingMessage } from 'node:http';
import { ApiVideoError, isApiVideoError } from '../base/error.js';
import { misunderstanding } from '../base/understood.js';
import type { RawBody } from './webhook-signature.js';

/** Headers in any of the usual forms. */
export type HeadersLike = Headers | Readonly<Record<string, string | readonly string[] | undefined>>;

/** A call of a framework that keeps the bytes of a body (fastify): no parser may have taken them apart. */
export interface KeptRequest {
  readonly headers: HeadersLike;
  readonly body?: unknown;
  readonly rawBody?: unknown;
}

/** A call as a server receives it: of the web platform (Next.js, hono), or of Node (express, http), or kept. */
export type WebhookRequest = Request | IncomingMessage | KeptRequest;

/** A call, read. */
export interface WebhookCall {
  readonly body: RawBody;
  readonly headers: HeadersLike;
}

/** Bytes of a body at the most: events have a few hundred. */
const largest = 1024 * 1024;

export function isRequest(value: unknown): value is WebhookRequest {
  return typeof value === 'object' && value !== null && !(value instanceof Uint8Array) && 'headers' in value;
}

/** Reads the body of a call, unless a framework has kept it already. */
export async function readRequest(request: WebhookRequest): Promise<WebhookCall> {
  try {
    return await readCall(request);
  } catch (error) {
    throw misunderstanding(error);
  }
}

async function readCall(request: WebhookRequest): Promise<WebhookCall> {
  const { headers } = request;
  if (isOfPlatform(request)) {
    if (request.bodyUsed) throw notRaw();
    return { headers, body: new Uint8Array(await whole(request)) };
  }
  const kept = ['rawBody', 'body']
    .map((name): unknown => Reflect.get(request, name))
    .find((value) => typeof value === 'string' || value instanceof Uint8Array);
  return { headers, body: (kept as RawBody | undefined) ?? (await readStream(request)) };
}

function isOfPlatform(request: WebhookRequest): request is Request {
  return 'arrayBuffer' in request;
}

/** Refuses a body that a framework has parsed: its bytes can't be had back. */
export function assertRaw(body: unknown): asserts body is RawBody {
  if (typeof body !== 'string' && !(body instanceof Uint8Array)) throw notRaw();
}

/** One header's value, whatever its case; an empty string where it is missing. */
export function headerOf(headers: HeadersLike, name: string): string {
  if (headers instanceof Headers) return headers.get(name) ?? '';
  const [, value = ''] = Object.entries(headers).find(([key]) => key.toLowerCase() === name) ?? [];
  return typeof value === 'string' ? value : (value[0] ?? '');
}

async function whole(request: Request): Promise<ArrayBuffer> {
  try {
    return await request.arrayBuffer();
  } catch (error) {
    throw broken(error);
  }
}

async function readStream(request: IncomingMessage | KeptRequest): Promise<Uint8Array> {
  const parsed = Reflect.get(request, 'body') !== undefined;
  if (parsed || !('readableEnded' in request) || request.readableEnded) throw notRaw();
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > largest) throw new ApiVideoError('webhook-forged', 'The body is too long for an event.');
      chunks.push(chunk);
    }
  } catch (error) {
    throw broken(error);
  }
  return Buffer.concat(chunks);
}

/** The connection ended in the middle of the body: what calls will call again. */
function broken(cause: unknown): ApiVideoError {
  if (isApiVideoError(cause)) return cause;
  const message = 'The connection ended before the whole body of the webhook had come.';
  return new ApiVideoError('network', message, { retryable: true, cause });
}

function notRaw(): ApiVideoError {
  return new ApiVideoError(
    'invalid-option',
    'A webhook is verified on its raw bytes: pass the body before any JSON parser has read it, as a string, Buffer or Uint8Array, or the request itself.',
  );
}
