import type { ApiRequest } from '../api/call.js';
import { understood } from '../base/understood.js';
import type { Carry } from './ky-exchange.js';

/** As much of the platform's `fetch` as is used. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/**
 * Hands requests to `fetch` past ky, which would copy their bodies into memory for a repetition that never comes.
 * Bodies that are made while they are sent need this way.
 */
export function ownFetch(fetch: Fetch): Carry {
  return (request, signal) => ({ fetch: (made) => send(fetch, request, made as Request, signal) });
}

/** Sends what ky has made of everything but the body and the signal. */
function send(
  fetch: Fetch,
  request: ApiRequest,
  { url, method, headers, credentials }: Request,
  signal: AbortSignal,
): Promise<Response> {
  const { body, stream } = request;
  if (stream) {
    headers.set('Content-Type', stream.type);
    headers.set('Content-Length', String(stream.size));
  } else if (body !== undefined && !(body instanceof FormData)) {
    headers.set('Content-Type', 'application/json');
  }
  // `duplex` is missing from the platform's types.
  const init = { method, headers, signal, credentials, duplex: 'half' };
  const content = contentOf(request);
  return fetch(url, content === undefined ? init : { ...init, body: content });
}

function contentOf({ body, stream }: ApiRequest): BodyInit | undefined {
  if (stream) return stream.open();
  return body === undefined || body instanceof FormData ? body : understood(() => JSON.stringify(body));
}
