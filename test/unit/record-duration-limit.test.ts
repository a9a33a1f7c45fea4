import assert from 'node:assert/strict';
import { test } from 'node:test';
import { durationLimit, durationPhase, tooShort, watchDuration } from '../../src/record/duration-limit.js';

test('without limits any length is fine', () => {
  const limit = durationLimit({});

  assert.deepEqual([0, 1, 86_400].map((seconds) => durationPhase(seconds, limit)), ['fine', 'fine', 'fine']); // prettier-ignore
});

test('the end is told ten seconds before', () => {
  const limit = durationLimit({ minDuration: 5, maxDuration: 60 });

  assert.deepEqual(
    [0, 4.9, 5, 49.9, 50, 59.9, 60].map((seconds) => durationPhase(seconds, limit)),
    ['too-short', 'too-short', 'fine', 'fine', 'ending', 'ending', 'full'],
  );
});

test('of a very short one half-way', () => {
  const limit = durationLimit({ maxDuration: 6 });

  assert.deepEqual([2.9, 3].map((seconds) => durationPhase(seconds, limit)), ['fine', 'ending']); // prettier-ignore
});

test('limits that make no sense are refused by name', () => {
  assert.throws(() => durationLimit({ minDuration: -1 }), { code: 'invalid-option', message: /minDuration/ });
  assert.throws(() => durationLimit({ maxDuration: NaN }), {
    code: 'invalid-option',
    message: /maxDuration/,
  });
  assert.throws(() => durationLimit({ minDuration: 9, maxDuration: 5 }), { code: 'invalid-option' });
});

test('who stops too early hears how long is long enough', () => {
  assert.match(tooShort({ min: 5, max: 60 }).message, /at least 5 s/);
});

test('each phase is told once, with what remains, until the end', () => {
  const recording = Object.assign(new EventTarget(), { clocks: { recordedSeconds: 0 } });
  const life = new AbortController();
  const told: unknown[] = [];
  watchDuration(recording, { min: 2, max: 20 }, (...phase) => told.push(phase), life.signal);

  for (const [seconds, event] of [
    [1, 'clock'],
    [2, 'clock'],
    [11, 'chunk'],
    [12, 'clock'],
    [20.5, 'chunk'],
  ] as const) {
    // prettier-ignore
    recording.clocks = { recordedSeconds: seconds };
    recording.dispatchEvent(new Event(event));
  }
  life.abort();
  recording.clocks = { recordedSeconds: 0 };
  recording.dispatchEvent(new Event('clock'));

  assert.deepEqual(told, [['fine', 18], ['ending', 9], ['full', 0]]); // prettier-ignore
});
