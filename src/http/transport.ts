import type { ApiRequest, ApiResponse, Transport } from '../api/call.js';
import type { Hosts } from '../api/hosts.js';
import { abortError, deadline } from '../base/abort.js';
import { understood } from '../base/understood.js';
import { answerFailure, connectionFailure, strangeAnswer, timeoutFailure, type Answer } from './failure.js';
import { rateClassOf, type Limiter, type RateClass } from './limiter.js';
import { urlOf } from './url.js';

export interface TransportOptions {
  readonly hosts: Hosts;
  /** Sent with every request to the API; other hosts don't get them. */
  readonly headers: Readonly<Record<string, string>>;
  /** What keeps the requests of a class within the service's limits. */
  readonly limiterOf: (rateClass: RateClass) => Pick<Limiter, 'enter' | 'leave'>;
  /** Does the sending. */
  readonly exchange: Exchange;
}

/** A request, with all that is to be sent but its body, which lies in `request`. */
export interface Message {
  readonly request: ApiRequest;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
}

/** Sends a request, once; resolves with its answer, whatever its status. Rejects as `fetch` does. */
export type Exchange = (message: Message) => Promise<Response>;

const defaultTimeout = 30_000;

/** The one way to the network. Sends each request once: whoever calls decides what may be repeated. */
export function createTransport({
  hosts,
  headers,
  limiterOf,
  exchange,
}: TransportOptions): Pick<Transport, 'send'> {
  return {
    async send<Output>(request: ApiRequest): Promise<ApiResponse<Output>> {
      const { operation, timeout = defaultTimeout, signal } = request;
      const rateClass = rateClassOf(operation);
      const limiter = rateClass && limiterOf(rateClass);
      let response: Response | undefined;

      await limiter?.enter({ signal: request.holdSignal ?? signal, onHold: request.onHold });
      const limit = deadline(timeout, signal);
      request.onLeave?.();
      try {
        response = await exchange({
          request,
          url: understood(() => urlOf(hosts, request)),
          headers: { ...(operation.host === 'api' && headers), ...request.headers },
          signal: limit.signal,
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

function parse(answer: Answer): unknown {
  if (answer.text === '') return undefined;
  try {
    return JSON.parse(answer.text);
  } catch {
    throw strangeAnswer(answer);
  }
}
