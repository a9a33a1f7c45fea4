import type { RateNotice } from './rate-window.js';

/**
 * Seconds that an answer asks to wait, or `undefined` where it says nothing readable (browsers hide the
 * headers unless the server exposes them). The service sends `X-RateLimit-Retry-After`, in seconds, with
 * every answer: it asks for a wait only where no request remains. Proxies send the standard `Retry-After`,
 * in seconds or as a date.
 */
export function retryAfterOf(headers: Headers, now: number = Date.now()): number | undefined {
  const remaining = Number(headers.get('x-ratelimit-remaining') ?? 0);
  const limited = remaining > 0 ? null : headers.get('x-ratelimit-retry-after');
  const value = limited ?? headers.get('retry-after');
  if (value === null || value.trim() === '') return undefined;

  const seconds = Number(value);
  if (Number.isFinite(seconds)) return Math.max(0, seconds);

  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(0, (date - now) / 1000);
}

/** How the service's window stands after an answer, or `undefined` where the headers can't be read. */
export function noticeOf(headers: Headers): RateNotice | undefined {
  const [limit = NaN, remaining = NaN, retryAfter = NaN] = ['limit', 'remaining', 'retry-after'].map((name) =>
    Number.parseFloat(headers.get(`x-ratelimit-${name}`) ?? ''),
  );
  if (!(limit > 0 && remaining >= 0 && retryAfter >= 0)) return undefined;
  return { limit, remaining, retryAfter };
}
