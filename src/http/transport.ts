import ky, { type Options } from 'ky';
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
  /** How a request's body is handed over. @default to ky, as it is */
  readonly carry?: Carry | undefined;
}

/** The options of ky that carry a request's body, and the signal that ends it. */
export type Carry = (
  request: ApiRequest,
  signal: AbortSignal,
) => Pick<Options, 'body' | 'json' | 'fetch' | 'hooks' | 'signal'>;

const defaultTimeout = 30_000;

/** The one way to the network. Sends each request once: whoever calls decides what may be repeated. */
export function createTransport({
  hosts,
  headers,
  limiterOf,
  carry = carryBody,
}: TransportOptions): Transport {
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
          ...carry(request, limit.signal),
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

/** A form as it is, anything else as JSON. */
function carryBody({ body }: ApiRequest, signal: AbortSignal): ReturnType<Carry> {
  if (body === undefined) return { signal };
  return body instanceof FormData ? { body, signal } : { json: body, signal };
}

function parse(answer: Answer): unknown {
  if (answer.text === '') return undefined;
  try {
    return JSON.parse(answer.text);
  } catch {
    throw strangeAnswer(answer);
  }
}
