import assert from 'node:assert/strict';
import { test } from 'node:test';
import { backoff } from '../../src/upload/retry.js';
import { coded, refusal, transient } from './factories.js';

const longest = (): number => 1;
/** An upload that has had no answer yet, on a device that is online. */
const fresh = { offline: false, inTouch: false };

test('the delay may be up to twice as long each time, up to its bound', () => {
  const policy = backoff({ limit: 6, baseDelay: 100, maxDelay: 1000 }, longest);

  const delays = [1, 2, 3, 4, 5, 6].map((attempt) => policy(attempt, transient(), fresh));

  assert.deepEqual(delays, [100, 200, 400, 800, 1000, 1000]);
});

test('any delay from nothing to the bound is possible', () => {
  const shortest = backoff({ baseDelay: 100 }, () => 0);
  const real = backoff({ baseDelay: 100 });

  const delays = Array.from({ length: 200 }, () => real(2, transient(), fresh) ?? -1);

  assert.equal(shortest(2, transient(), fresh), 0);
  assert.equal(
    delays.every((delay) => delay >= 0 && delay < 200),
    true,
  );
  assert.equal(new Set(delays).size > 100, true);
});

test('a delay that the server asks for is kept, with the jitter on top', () => {
  const policy = backoff({ baseDelay: 100 }, longest);

  assert.equal(policy(1, transient({ retryAfter: 60 }), fresh), 60_100);
  assert.equal(policy(1, transient({ retryAfter: 0 }), fresh), 100);
});

test('a server that asks for an hour is asked again after five minutes', () => {
  assert.equal(backoff({ baseDelay: 0 })(1, transient({ retryAfter: 3600 }), fresh), 300_000);
});

test('after the last attempt there is no delay, but an end', () => {
  const policy = backoff({ limit: 2, baseDelay: 100 }, longest);

  assert.deepEqual(
    [1, 2, 3].map((attempt) => policy(attempt, transient(), fresh)),
    [100, 200, undefined],
  );
});

test('an outage in the middle of an upload is waited out for about an hour, unless a limit is asked for', () => {
  const inTouch = { offline: false, inTouch: true };
  const lost = transient({ code: 'network' });

  assert.deepEqual(
    [240, 241].map((attempt) => backoff()(attempt, lost, inTouch) !== undefined),
    [true, false],
  );
  assert.equal(backoff({ limit: 2 })(3, lost, inTouch), undefined);
  assert.equal(backoff()(7, transient(), inTouch), undefined, 'a service that answers is not silent');
});

test('nothing is given up while the device is offline, and there is no hurry', () => {
  const offline = { offline: true, inTouch: false };
  const policy = backoff({ limit: 1, maxDelay: 1000 }, () => 0);

  assert.equal(policy(1000, transient({ code: 'network' }), offline), 500);
  assert.equal(policy(2, transient(), offline), undefined, 'somebody has answered');
});

test('a limit of 0 means none', () => {
  assert.equal(backoff({ limit: 0 })(1, transient(), fresh), undefined);
});

test('by default there are six further attempts', () => {
  const policy = backoff();

  assert.deepEqual(
    [6, 7].map((attempt) => policy(attempt, transient(), fresh) !== undefined),
    [true, false],
  );
});

test('what would fail again, and what is no failure of a call, is not tried again', () => {
  assert.equal(backoff()(1, refusal('attribute-required'), fresh), undefined);
  assert.equal(backoff()(1, new TypeError('a bug'), fresh), undefined);
});

for (const options of [{ limit: -1 }, { limit: 1.5 }, { limit: NaN }, { baseDelay: -1 }, { maxDelay: NaN }]) {
  test(`${JSON.stringify(options)} is refused`, () => {
    assert.throws(() => backoff(options), coded('invalid-option'));
  });
}
