import ky from 'ky';
import type { ApiRequest, ApiResponse, Transport } from '../api/call.js';
import type { Hosts } from '../api/hosts.js';
import { fillPath } from '../api/operation.js';
import { abortError, deadline } from '../base/abort.js';
import { answerFailure, connectionFailure, strangeAnswer, timeoutFailure, type Answer } from './failure.js';
import { rateClassOf, type Limiter, type RateClass } from './limiter.js';
import { withQuery } from './query.js';
import { watchRepeats } from './repeated.js';

export interface TransportOptions {
  readonly hosts: Hosts;
  /** Sent with every request to the API; other hosts don't get them. */
  readonly headers: Readonly<Record<string, string>>;
  /** What keeps the requests of a class within the service's limits. */
  readonly limiterOf: (rateClass: RateClass) => Limiter;
}

const defaultTimeout = 30_000;

/** The one way to the network. Sends each request once: whoever calls decides what may be repeated. */
export function createTransport({ hosts, headers, limiterOf }: TransportOptions): Transport {
  const urlOf = ({ operation, url, parameters = {}, query }: ApiRequest): string =>
    withQuery(url ?? hosts[operation.host] + fillPath(operation.path, parameters), query);

  return {
    watchRepeats: (request, signal) => watchRepeats(urlOf(request), signal),

    async send<Output>(request: ApiRequest): Promise<ApiResponse<Output>> {
      const { operation, timeout = defaultTimeout, signal } = request;
      const rateClass = rateClassOf(operation);
      const limiter = rateClass && limiterOf(rateClass);
      let response: Response | undefined;

      await limiter?.enter({ signal: request.holdSignal ?? signal, onHold: request.onHold });
      const limit = deadline(timeout, signal);
      request.onLeave?.();
      try {
        response = await ky(urlOf(request), {
          method: operation.method,
          headers: { ...(operation.host === 'api' && headers), ...request.headers },
          ...bodyOf(request.body),
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
