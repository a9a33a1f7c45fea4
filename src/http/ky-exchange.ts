import ky, { type Options } from 'ky';
import type { ApiRequest } from '../api/call.js';
import type { Exchange } from './transport.js';

/** The options of ky that carry a request's body, and the signal that ends it. */
export type Carry = (
  request: ApiRequest,
  signal: AbortSignal,
) => Pick<Options, 'body' | 'json' | 'fetch' | 'signal'>;

/** Requests by `fetch`. `carry` says how a body is handed over. @default to ky, as it is */
export function kyExchange(carry: Carry = carryBody): Exchange {
  return ({ request, url, headers, signal }) =>
    ky(url, {
      method: request.operation.method,
      headers,
      ...carry(request, signal),
      credentials: 'omit',
      retry: 0,
      timeout: false,
      throwHttpErrors: false,
    });
}

/** A form as it is, anything else as JSON. */
function carryBody({ body }: ApiRequest, signal: AbortSignal): ReturnType<Carry> {
  if (body === undefined) return { signal };
  return body instanceof FormData ? { body, signal } : { json: body, signal };
}
