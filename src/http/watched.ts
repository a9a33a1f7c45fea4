import type { ApiRequest, ApiResponse, Transport } from '../api/call.js';
import type { Hosts } from '../api/hosts.js';
import { isApiVideoError, type ErrorCode } from '../base/error.js';
import { redactSecrets } from './redact.js';
import { urlOf } from './url.js';

/** One request, after it. No key and no token is in it. */
export interface DebugEvent {
  readonly method: string;
  /** The address, with `[redacted]` in the place of a token. */
  readonly url: string;
  /** Status of the answer, if one came. */
  readonly status: number | undefined;
  /** Why it failed, if it did. */
  readonly error: ErrorCode | undefined;
  /** Milliseconds from its departure to the end of its answer. */
  readonly duration: number;
  /** Which try of the same call it was, from 1. */
  readonly attempt: number;
}

/** Told of each request and what came of it; never of a key or a token. */
export type DebugHook = (event: DebugEvent) => void;

/** Tells `hook` of each request of `transport`. What the hook throws is nobody's business. */
export function watched(transport: Transport, hosts: Hosts, hook: DebugHook): Transport {
  const tell = (request: ApiRequest, since: number, status: number | undefined, error?: ErrorCode): void => {
    const { operation, attempt = 1, secrets = [] } = request;
    try {
      hook({
        method: operation.method,
        url: redactSecrets(urlOf(hosts, request), secrets),
        status,
        error,
        duration: performance.now() - since,
        attempt,
      });
    } catch {
      return; // a hook that fails must not fail the call
    }
  };

  return {
    ...transport,
    async send<Output>(request: ApiRequest): Promise<ApiResponse<Output>> {
      let since = performance.now();
      const onLeave = (): void => {
        since = performance.now();
        request.onLeave?.();
      };
      try {
        const response = await transport.send<Output>({ ...request, onLeave });
        tell(request, since, response.status);
        return response;
      } catch (error) {
        if (isApiVideoError(error)) tell(request, since, error.status, error.code);
        throw error;
      }
    },
  };
}
