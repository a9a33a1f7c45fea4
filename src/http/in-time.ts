import type { RequestOptions } from '../api/call.js';
import { deadline } from '../base/abort.js';
import { timeoutFailure } from './failure.js';

/** What `obtain` resolves with, as long as it takes no longer than the options say. */
export async function inTime<T>(
  { timeout, signal }: RequestOptions,
  obtain: (signal: AbortSignal | undefined) => Promise<T>,
): Promise<T> {
  if (timeout === undefined) return obtain(signal);

  const limit = deadline(timeout, signal);
  try {
    return await obtain(limit.signal);
  } catch (error) {
    if (limit.signal.aborted && !signal?.aborted) throw timeoutFailure(timeout);
    throw error;
  } finally {
    limit.clear();
  }
}
