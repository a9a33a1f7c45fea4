import assert from 'node:assert/strict';
import { test } from 'node:test';
import { heard, levelOf, listen, meterOf } from '../../src/record/silence.js';

test('silence is told after five seconds, and over with the first sound', () => {
  const start = listen(heard, 0, 1000);
  const soon = listen(start, 0, 5900);
  const later = listen(soon, 0.001, 6000);

  assert.deepEqual(
    [start, soon, later].map(({ told }) => told),
    [false, false, true],
  );
  assert.deepEqual(listen(later, 0.1, 6100), heard);
});

test('pauses between words are no silence', () => {
  const paused = listen(heard, 0, 0);
  const spoken = listen(paused, 0.2, 4000);

  assert.equal(listen(listen(spoken, 0, 4100), 0, 9000).told, false);
});

test('the level is that of the whole wave, not of its peak', () => {
  assert.equal(levelOf(new Float32Array([0.5, -0.5, 0.5, -0.5])), 0.5);
  assert.equal(levelOf(new Float32Array(0)), 0);
});

test('a meter shows 60 decibels', () => {
  assert.deepEqual([1, 0.001, 0, 2].map(meterOf), [1, 0, 0, 1]);
  assert.equal(meterOf(0.0316).toFixed(2), '0.50');
});
