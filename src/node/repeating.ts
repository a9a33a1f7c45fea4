import type { ApiRequest, ApiResponse, Transport } from '../api/call.js';
import { backoff, type RetryOptions } from '../upload/retry.js';

/** Repetitions of a call, where the caller doesn't say. */
const defaultLimit = 3;

/** Sends the requests of `transport` again as long as that does no harm and may help. */
export function repeating(transport: Transport, options: RetryOptions): Transport {
  const policy = backoff({ ...options, limit: options.limit ?? defaultLimit });

  return {
    ...transport,
    async send<Output>(request: ApiRequest): Promise<ApiResponse<Output>> {
      try {
        return await transport.send<Output>(request);
      } catch (error) {
        // Most calls get through at once: only for the others is all loaded that it takes to go on.
        const { sendAgain } = await import('./send-again.js');
        return await sendAgain<Output>(transport, request, policy, error);
      }
    },
  };
}
