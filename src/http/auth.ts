import type { ApiRequest, ApiResponse, Transport } from '../api/call.js';
import { isPublic } from '../api/is-public.js';
import { ApiVideoError, isApiVideoError } from '../base/error.js';
import { inTime } from './in-time.js';

/** What opens the API for one request. */
export interface Authorization {
  /** Value of the header. */
  readonly header: string;
  /** What must not be told to anyone. */
  readonly secrets: readonly string[];
}

/** Where authorizations come from. */
export interface Authorizer {
  current(signal?: AbortSignal): Promise<Authorization>;
  /** Another in place of `refused`; `undefined` where there is none. */
  renew(refused: Authorization, signal?: AbortSignal): Promise<Authorization | undefined>;
}

/** The API key itself, as HTTP Basic writes a name without a password. */
export function keyAuthorizer(apiKey: string): Authorizer {
  const value = btoa(`${apiKey}:`);
  const authorization = { header: `Basic ${value}`, secrets: [apiKey, value] };
  return {
    current: () => Promise.resolve(authorization),
    renew: () => Promise.resolve(undefined),
  };
}

/** Nothing at all: whatever needs a key is refused before it is sent. */
export const noAuthorizer: Authorizer = {
  current: () => Promise.reject(keyMissing()),
  renew: () => Promise.resolve(undefined),
};

export function keyMissing(): ApiVideoError {
  return new ApiVideoError('invalid-option', 'This call needs a key: create the client with `apiKey`.');
}

/**
 * Opens the API for the requests of `transport`. One whose token is refused is sent once more with another;
 * requests that are open to everyone carry nothing.
 */
export function authorized(transport: Transport, authorizer: Authorizer): Transport {
  const sendWith = <Output>(
    request: ApiRequest,
    { header, secrets }: Authorization,
  ): Promise<ApiResponse<Output>> =>
    transport.send({
      ...request,
      headers: { ...request.headers, Authorization: header },
      secrets: [...(request.secrets ?? []), ...secrets],
    });

  return {
    ...transport,
    async send<Output>(request: ApiRequest): Promise<ApiResponse<Output>> {
      if (isPublic(request.operation)) return transport.send(request);

      const authorization = await inTime(request, (signal) => authorizer.current(signal));
      try {
        return await sendWith(request, authorization);
      } catch (error) {
        if (!isApiVideoError(error) || error.status !== 401) throw error;
        const another = await inTime(request, (signal) => authorizer.renew(authorization, signal));
        if (!another) throw error;
        return await sendWith(request, another);
      }
    },
  };
}
