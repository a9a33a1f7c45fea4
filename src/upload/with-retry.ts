import { sleep } from '../base/abort.js';
import type { RetryPolicy } from './retry.js';

export interface RetryHooks {
  readonly signal: AbortSignal;
  /** Told before each wait, with the delay in milliseconds. */
  readonly onWait: (error: unknown, delay: number) => void;
  /** Told after each wait, before the next attempt. */
  readonly onResume: () => void;
}

/** Runs `task` until it succeeds, the policy gives up, or the signal aborts. Attempts count from 1. */
export async function withRetry<T>(
  task: (attempt: number) => Promise<T>,
  policy: RetryPolicy,
  { signal, onWait, onResume }: RetryHooks,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await task(attempt);
    } catch (error) {
      const delay = signal.aborted ? undefined : policy(attempt, error);
      if (delay === undefined) throw error;

      onWait(error, delay);
      await sleep(delay, signal);
      onResume();
    }
  }
}
