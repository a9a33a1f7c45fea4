import ky from 'ky';
import type { ApiRequest, ApiResponse, Transport } from '../api/call.js';
import type { Hosts } from '../api/hosts.js';
import { abortError, deadline } from '../base/abort.js';
import { answerFailure, connectionFailure, strangeAnswer, timeoutFailure, type Answer } from './failure.js';
import { rateClassOf, type Limiter, type RateClass } from './limiter.js';
import { watchRepeats } from './repeated.js';
import { urlOf } from './url.js';

export interface TransportOptions {
  readonly hosts: Hosts;
  /** Sent with every request to the API; other hosts don't get them. */
  readonly headers: Readonly<Record<string, string>>;
  /** What keeps the requests of a class within the service's limits. */
  readonly limiterOf: (rateClass: RateClass) => Pick<Limiter, 'enter' | 'leave'>;
  /** Does the sending, for who knows better than ky how. @default the platform's, by way of ky */
  readonly fetch?: Fetch | undefined;
}

/** As much of the platform's `fetch` as is used. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

const defaultTimeout = 30_000;

/** The one way to the network. Sends each request once: whoever calls decides what may be repeated. */
export function createTransport({ hosts, headers, limiterOf, fetch }: TransportOptions): Transport {
  return {
    watchRepeats: (request, signal) => watchRepeats(urlOf(hosts, request), signal),

    async send<Output>(request: ApiRequest): Promise<ApiResponse<Output>> {
      const { operation, timeout = defaultTimeout, signal } = request;
      const rateClass = rateClassOf(operation);
      const limiter = rateClass && limiterOf(rateClass);
      let response: Response | undefined;

      await limiter?.enter({ signal: request.holdSignal ?? signal, onHold: request.onHold });
      const limit = deadline(timeout, signal);
      request.onLeave?.();
      try {
        response = await ky(urlOf(hosts, request), {
          method: operation.method,
          headers: { ...(operation.host === 'api' && headers), ...request.headers },
          ...(fetch ? { fetch: passBody(fetch, request) } : bodyOf(request.body)),
          signal: limit.signal,
          credentials: 'omit',
          retry: 0,
          timeout: false,
          throwHttpErrors: false,
        });
        const text = await response.text();
        const answer = { status: response.status, headers: response.headers, text };
        if (!response.ok) throw answerFailure(answer, request.secrets);

        return {
          data: (operation.text ? text : parse(answer)) as Output,
          status: answer.status,
          headers: answer.headers,
        };
      } catch (error) {
        if (signal?.aborted) throw abortError(signal);
        if (limit.signal.aborted) throw timeoutFailure(timeout);
        throw connectionFailure(error);
      } finally {
        limit.clear();
        limiter?.leave(response);
      }
    },
  };
}

/** Hands the body to `fetch` past ky, which would copy it into memory for a repetition that never comes. */
function passBody(
  fetch: Fetch,
  { body, stream }: ApiRequest,
): (request: Request | URL | string) => Promise<Response> {
  return (input) => {
    const { url, method, headers, signal, credentials } = input as Request; // ky makes one of everything
    const own = bodyOf(body);
    if (own.json) headers.set('Content-Type', 'application/json');
    if (stream) headers.set('Content-Type', stream.type);
    if (stream) headers.set('Content-Length', String(stream.size));
    const content = stream?.open() ?? (own.json ? JSON.stringify(own.json) : own.body);
    // `duplex` is missing from the platform's types.
    const init = { method, headers, signal, credentials, duplex: 'half' };
    return fetch(url, content === undefined ? init : { ...init, body: content });
  };
}

function bodyOf(body: object | undefined): { body?: FormData; json?: object } {
  if (body === undefined) return {};
  return body instanceof FormData ? { body } : { json: body };
}

function parse(answer: Answer): unknown {
  if (answer.text === '') return undefined;
  try {
    return JSON.parse(answer.text);
  } catch {
    throw strangeAnswer(answer);
  }
}
