import assert from 'node:assert/strict';
import { test } from 'node:test';
import { typedEventTarget } from '../../src/base/events.js';

interface BellEvents {
  ring: CustomEvent<{ readonly times: number }>;
}

class Bell extends typedEventTarget<BellEvents>() {}

test('a typed event target is a native one', () => {
  const bell = new Bell();
  const heard: number[] = [];

  bell.addEventListener('ring', ({ detail }) => heard.push(detail.times), { once: true });
  bell.dispatchEvent(new CustomEvent('ring', { detail: { times: 2 } }));
  bell.dispatchEvent(new CustomEvent('ring', { detail: { times: 3 } }));

  assert.equal(bell instanceof EventTarget, true);
  assert.deepEqual(heard, [2]);
});
