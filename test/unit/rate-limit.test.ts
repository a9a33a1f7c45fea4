import assert from 'node:assert/strict';
import { test } from 'node:test';
import { retryAfterOf } from '../../src/http/rate-limit.js';

const now = Date.parse('2024-01-01T00:00:00Z');

for (const [headers, seconds] of [
  [{}, undefined],
  [{ 'X-RateLimit-Retry-After': '12' }, 12],
  [{ 'Retry-After': '3' }, 3],
  [{ 'X-RateLimit-Retry-After': '12', 'Retry-After': '3' }, 12],
  [{ 'X-RateLimit-Retry-After': '0' }, 0],
  [{ 'Retry-After': '-5' }, 0],
  [{ 'Retry-After': 'Mon, 01 Jan 2024 00:00:30 GMT' }, 30],
  [{ 'Retry-After': 'Sun, 31 Dec 2023 00:00:00 GMT' }, 0],
  [{ 'Retry-After': 'soon' }, undefined],
  [{ 'Retry-After': ' ' }, undefined],
  [{ 'X-RateLimit-Remaining': '0', 'X-RateLimit-Retry-After': '12' }, 12],
] as const) {
  test(`${JSON.stringify(headers)} asks for ${seconds ?? 'no'} seconds`, () => {
    assert.equal(retryAfterOf(new Headers(headers), now), seconds);
  });
}

test('the end of a window that still has requests in it is nothing to wait for', () => {
  const window = { 'X-RateLimit-Remaining': '39', 'X-RateLimit-Retry-After': '55' };

  assert.equal(retryAfterOf(new Headers(window)), undefined);
  assert.equal(retryAfterOf(new Headers({ ...window, 'Retry-After': '2' })), 2);
});
