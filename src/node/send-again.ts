import type { ApiRequest, ApiResponse, Transport } from '../api/call.js';
import { unknownLine } from '../upload/line.js';
import type { RetryPolicy } from '../upload/retry.js';
import { withRetry } from '../upload/with-retry.js';
import { isDone, mayRepeat } from './repeat-policy.js';

/** A call has nobody to tell of its waits, and knows nothing of the line. */
const alone = {
  line: unknownLine,
  inTouch: () => false,
  onWait: () => undefined,
  onResume: () => undefined,
} as const;

/** Goes on after a first attempt that has failed with `failure`, as long as that does no harm and may help. */
export function sendAgain<Output>(
  transport: Transport,
  request: ApiRequest,
  policy: RetryPolicy,
  failure: unknown,
): Promise<ApiResponse<Output>> {
  const { operation, signal = new AbortController().signal } = request;
  const delayOf: RetryPolicy = (attempt, error, reach) =>
    mayRepeat(operation, error) ? policy(attempt, error, reach) : undefined;
  const send = async (attempt: number): Promise<ApiResponse<Output>> => {
    if (attempt === 1) throw failure;
    try {
      return await transport.send<Output>({ ...request, attempt });
    } catch (error) {
      if (!isDone(operation, error, attempt)) throw error;
      return { data: undefined as Output, status: 204, headers: new Headers() };
    }
  };

  return withRetry(send, delayOf, { ...alone, signal });
}
