import assert from 'node:assert/strict';
import { test } from 'node:test';
import { backoff } from '../../src/upload/retry.js';
import { coded, refusal, transient } from './factories.js';

const longest = (): number => 1;

test('the delay may be up to twice as long each time, up to its bound', () => {
  const policy = backoff({ limit: 6, baseDelay: 100, maxDelay: 1000 }, longest);

  const delays = [1, 2, 3, 4, 5, 6].map((attempt) => policy(attempt, transient()));

  assert.deepEqual(delays, [100, 200, 400, 800, 1000, 1000]);
});

test('any delay from nothing to the bound is possible', () => {
  const shortest = backoff({ baseDelay: 100 }, () => 0);
  const real = backoff({ baseDelay: 100 });

  const delays = Array.from({ length: 200 }, () => real(2, transient()) ?? -1);

  assert.equal(shortest(2, transient()), 0);
  assert.equal(
    delays.every((delay) => delay >= 0 && delay < 200),
    true,
  );
  assert.equal(new Set(delays).size > 100, true);
});

test('a delay that the server asks for is kept, with the jitter on top', () => {
  const policy = backoff({ baseDelay: 100 }, longest);

  assert.equal(policy(1, transient({ retryAfter: 60 })), 60_100);
  assert.equal(policy(1, transient({ retryAfter: 0 })), 100);
});

test('a server that asks for an hour is asked again after five minutes', () => {
  assert.equal(backoff({ baseDelay: 0 })(1, transient({ retryAfter: 3600 })), 300_000);
});

test('after the last attempt there is no delay, but an end', () => {
  const policy = backoff({ limit: 2, baseDelay: 100 }, longest);

  assert.deepEqual(
    [1, 2, 3].map((attempt) => policy(attempt, transient())),
    [100, 200, undefined],
  );
});

test('a limit of 0 means none', () => {
  assert.equal(backoff({ limit: 0 })(1, transient()), undefined);
});

test('by default there are six further attempts', () => {
  const policy = backoff();

  assert.deepEqual(
    [6, 7].map((attempt) => policy(attempt, transient()) !== undefined),
    [true, false],
  );
});

test('what would fail again, and what is no failure of a call, is not tried again', () => {
  assert.equal(backoff()(1, refusal('attribute-required')), undefined);
  assert.equal(backoff()(1, new TypeError('a bug')), undefined);
});

for (const options of [{ limit: -1 }, { limit: 1.5 }, { limit: NaN }, { baseDelay: -1 }, { maxDelay: NaN }]) {
  test(`${JSON.stringify(options)} is refused`, () => {
    assert.throws(() => backoff(options), coded('invalid-option'));
  });
}
