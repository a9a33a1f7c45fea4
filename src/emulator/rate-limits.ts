/** Which limits the emulator keeps. */
export type RateLimits = 'off' | 'sandbox' | 'production';

/** What a request counts as. */
export type RateClass = 'upload' | 'write' | 'read';

/** How a window stands after a request was counted, or refused. */
export interface RateVerdict {
  readonly allowed: boolean;
  readonly limit: number;
  /** Requests left in this window. */
  readonly remaining: number;
  /** Whole seconds until the window ends; at least 1. */
  readonly retryAfter: number;
}

/** Counts one request, and decides on it. */
export type RateLimiter = (rateClass: RateClass) => RateVerdict;

/** In milliseconds. */
const windowLength = 60_000;

/** Without limits clients are told so by figures that none of them reaches: the service always tells some. */
const none = 1_000_000;

const limits: Readonly<Record<RateLimits, Readonly<Record<RateClass, number>>>> = {
  off: { upload: none, write: none, read: none },
  sandbox: { upload: 40, write: 40, read: 100 },
  production: { upload: 100, write: 200, read: 500 },
};

/** Delivery and the emulator's own page are other hosts at the service, and `/auth` is free of limits there. */
const unlimited = /^\/($|(auth|vod|live|oembed|collector)(\/|$))/;

/** The class of a request, or `undefined` for one that no window counts. */
export function rateClassOf(method: string, path: string): RateClass | undefined {
  if (method === 'OPTIONS' || unlimited.test(path)) return undefined;
  if (method === 'GET' || method === 'HEAD') return 'read';
  return method === 'POST' && /^\/(upload|videos\/[^/]+\/source)$/.test(path) ? 'upload' : 'write';
}

/** Three windows of a minute, each of which begins with the first request that it counts. */
export function createRateLimiter(limiting: RateLimits, now: () => number): RateLimiter {
  const windows = new Map<RateClass, { readonly endsAt: number; readonly used: number }>();

  return (rateClass) => {
    const limit = limits[limiting][rateClass];
    const time = now();
    const last = windows.get(rateClass);
    const { endsAt, used } = last && time < last.endsAt ? last : { endsAt: time + windowLength, used: 0 };
    const allowed = used < limit;
    const counted = allowed ? used + 1 : used;

    windows.set(rateClass, { endsAt, used: counted });
    return { allowed, limit, remaining: limit - counted, retryAfter: Math.ceil((endsAt - time) / 1000) };
  };
}

/** What the API says about a window with every answer. */
export function rateLimitHeaders({
  limit,
  remaining,
  retryAfter,
}: RateVerdict): Readonly<Record<string, string>> {
  return {
    'X-RateLimit-Limit': String(limit),
    'X-RateLimit-Remaining': String(remaining),
    'X-RateLimit-Retry-After': String(retryAfter),
  };
}
