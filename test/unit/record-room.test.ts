import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { watchRoom } from '../../src/record/room-watch.js';

const much = 10_000_000_000;
const little = 1_000_000;

test('little room is told of when it comes to that, and when there is more again', async (t) => {
  t.mock.timers.enable({ apis: ['setInterval'] });
  const rooms = [much, little, little, much, little, undefined, little];
  const told: (readonly [look: number, low: boolean])[] = [];
  const left = [...rooms];
  const life = new AbortController();

  watchRoom(
    () => Promise.resolve(left.shift()),
    (low) => told.push([rooms.length - left.length, low]),
    life.signal,
  );
  while (left.length > 0) {
    await setImmediate();
    t.mock.timers.tick(10_000);
  }
  await setImmediate();
  life.abort();

  assert.deepEqual(told, [
    [2, true],
    [4, false],
    [5, true],
    [6, false],
    [7, true],
  ]);
});
