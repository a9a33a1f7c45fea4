import assert from 'node:assert/strict';
import { test } from 'node:test';
import { halted, secondsOf, started, unstarted } from '../../src/record/clocks.js';
import { recordingName } from '../../src/record/recording-name.js';
import { Timeline } from '../../src/record/timeline.js';

test('pauses are not recorded time', () => {
  const first = halted(started(unstarted, 1000), 3000);
  const second = started(first, 60_000);

  assert.equal(secondsOf(first, 50_000), 2);
  assert.equal(secondsOf(second, 61_500), 3.5);
});

test('starting a watch that runs changes nothing', () => {
  const running = started(unstarted, 1000);

  assert.equal(secondsOf(started(running, 2000), 3000), 2);
});

test('halting twice counts once', () => {
  const once = halted(started(unstarted, 0), 1000);

  assert.deepEqual(halted(once, 9000), once);
});

test('so many bytes are worth the seconds up to the last whole chunk in them', () => {
  const timeline = new Timeline();
  [100, 150, 50].forEach((size, index) => timeline.add(size, index + 1));

  assert.deepEqual(
    [0, 99, 100, 299, 300].map((bytes) => timeline.secondsAt(bytes)),
    [0, 0, 1, 2, 3],
  );
  assert.equal(timeline.chunks, 3);
});

test('a recording is named after the local time of its start', () => {
  const start = new Date(2026, 10, 22, 7, 30, 5);

  assert.equal(recordingName(start, 'video/webm;codecs=vp8'), 'recording-2026-11-22T07-30-05.webm');
  assert.equal(recordingName(start, 'video/mp4'), 'recording-2026-11-22T07-30-05.mp4');
});
