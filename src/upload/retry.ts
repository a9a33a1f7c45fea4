import { isApiVideoError } from '../base/error.js';
import { numberOption } from '../base/options.js';

/** When and how often a part is sent again. */
export interface RetryOptions {
  /**
   * Attempts after the first one, for each part. @default 6, and as many as fit into an hour where the service
   * falls silent in the middle of an upload
   */
  readonly limit?: number;
  /** Upper bound of the delay before the first retry, in milliseconds; doubles each time. @default 500 */
  readonly baseDelay?: number;
  /** Upper bound of any single delay that is ours to choose, in milliseconds. @default 30_000 */
  readonly maxDelay?: number;
}

/** What is known, at a failure, of the way to the service. */
export interface Reach {
  /** Whether the device says that it has no connection. */
  readonly offline: boolean;
  /** Whether the service has answered this upload before. */
  readonly inTouch: boolean;
}

/**
 * Milliseconds to wait before attempt `attempt + 1`, or `undefined` to give up.
 * `attempt` counts from 1 and is the one that failed with `error`; those made offline are not counted.
 */
export type RetryPolicy = (attempt: number, error: unknown, reach: Reach) => number | undefined;

const defaults: Required<RetryOptions> = { limit: 6, baseDelay: 500, maxDelay: 30_000 };

/** A server that asks for a longer wait than this, in milliseconds, is asked again sooner. */
const longestRequestedDelay = 300_000;

/** Failures by which no answer of the service has come: the line's, or of what stands in between. */
const unanswered = ['network', 'timeout', 'bad-answer'];

/** Attempts without an answer that an outage may last; with the usual delays, an hour. */
const outageLimit = 240;

/**
 * Exponential back-off with full jitter: any delay up to the bound is as likely, so that pages which failed
 * together don't come back together. A delay that the server asks for is kept, and jitter added to it.
 * An outage in the middle of an upload is waited out, unless `limit` says otherwise; and while the device
 * knows that it is offline, nothing is given up.
 */
export function backoff(options: RetryOptions = {}, random: () => number = Math.random): RetryPolicy {
  const limit = numberOption('retry.limit', options.limit, defaults.limit, { min: 0, integer: true });
  const baseDelay = numberOption('retry.baseDelay', options.baseDelay, defaults.baseDelay, { min: 0 });
  const maxDelay = numberOption('retry.maxDelay', options.maxDelay, defaults.maxDelay, { min: 0 });
  const patience = options.limit === undefined ? outageLimit : limit;

  return (attempt, error, { offline, inTouch }) => {
    if (!isApiVideoError(error) || !error.retryable) return undefined;
    // Trying costs nothing then, and being woken is likelier.
    const silent = unanswered.includes(error.code);
    if (offline && silent) return (maxDelay * (1 + random())) / 2;
    if (attempt > (inTouch && silent ? patience : limit)) return undefined;

    const jitter = random() * Math.min(maxDelay, baseDelay * 2 ** (attempt - 1));
    return Math.min(longestRequestedDelay, (error.retryAfter ?? 0) * 1000) + jitter;
  };
}
