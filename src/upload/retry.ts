import { isApiVideoError } from '../base/error.js';
import { numberOption } from '../base/options.js';

export interface RetryOptions {
  /** Attempts after the first one, for each part. @default 6 */
  readonly limit?: number;
  /** Upper bound of the delay before the first retry, in milliseconds; doubles each time. @default 500 */
  readonly baseDelay?: number;
  /** Upper bound of any single delay that is ours to choose, in milliseconds. @default 30_000 */
  readonly maxDelay?: number;
}

/**
 * Milliseconds to wait before attempt `attempt + 1`, or `undefined` to give up.
 * `attempt` counts from 1 and is the one that failed with `error`.
 */
export type RetryPolicy = (attempt: number, error: unknown) => number | undefined;

const defaults: Required<RetryOptions> = { limit: 6, baseDelay: 500, maxDelay: 30_000 };

/** A server that asks for a longer wait than this, in milliseconds, is asked again sooner. */
const longestRequestedDelay = 300_000;

/**
 * Exponential back-off with full jitter: any delay up to the bound is as likely, so that pages which failed
 * together don't come back together. A delay that the server asks for is kept, and jitter added to it.
 */
export function backoff(options: RetryOptions = {}, random: () => number = Math.random): RetryPolicy {
  const limit = numberOption('retry.limit', options.limit, defaults.limit, { min: 0, integer: true });
  const baseDelay = numberOption('retry.baseDelay', options.baseDelay, defaults.baseDelay, { min: 0 });
  const maxDelay = numberOption('retry.maxDelay', options.maxDelay, defaults.maxDelay, { min: 0 });

  return (attempt, error) => {
    if (attempt > limit || !isApiVideoError(error) || !error.retryable) return undefined;

    const jitter = random() * Math.min(maxDelay, baseDelay * 2 ** (attempt - 1));
    return Math.min(longestRequestedDelay, (error.retryAfter ?? 0) * 1000) + jitter;
  };
}
