/**
 * Seconds that an answer asks to wait, or `undefined` where it says nothing readable (browsers hide both
 * headers unless the server exposes them). The service sends `X-RateLimit-Retry-After`, in seconds;
 * proxies send the standard `Retry-After`, in seconds or as a date.
 */
export function retryAfterOf(headers: Headers, now: number = Date.now()): number | undefined {
  const value = headers.get('x-ratelimit-retry-after') ?? headers.get('retry-after');
  if (value === null || value.trim() === '') return undefined;

  const seconds = Number(value);
  if (Number.isFinite(seconds)) return Math.max(0, seconds);

  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(0, (date - now) / 1000);
}
