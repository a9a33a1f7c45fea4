import { nap } from '../base/abort.js';
import type { Line } from './line.js';
import type { Reach, RetryPolicy } from './retry.js';

export interface RetryHooks {
  readonly signal: AbortSignal;
  readonly line: Line;
  /** Whether the service has answered before. */
  readonly inTouch: () => boolean;
  /** Told before each wait, with the delay in milliseconds. */
  readonly onWait: (error: unknown, delay: number, reach: Reach) => void;
  /** Told after each wait, before the next attempt. */
  readonly onResume: () => void;
}

/**
 * Runs `task` until it succeeds, the policy gives up, or the signal aborts. Attempts count from 1; one made
 * offline is not counted. The line may end a wait early.
 */
export async function withRetry<T>(
  task: (attempt: number) => Promise<T>,
  policy: RetryPolicy,
  { signal, line, inTouch, onWait, onResume }: RetryHooks,
): Promise<T> {
  for (let attempt = 1; ;) {
    try {
      return await task(attempt);
    } catch (error) {
      const reach = { offline: line.offline, inTouch: inTouch() };
      const delay = signal.aborted ? undefined : policy(attempt, error, reach);
      if (delay === undefined) throw error;

      onWait(error, delay, reach);
      await nap(delay, line.wake, signal);
      onResume();
      if (!reach.offline) attempt++;
    }
  }
}
