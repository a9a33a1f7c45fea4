import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clockLines, type Pace } from '../../components/recorder/two-clocks.js';
import { limitText } from '../../components/recorder/limit-take.js';
import { recorder } from '../../components/shared/strings/en.js';
import { takeStrings } from '../../components/shared/strings/en-takes.js';

const strings = takeStrings(recorder);
const MiB = 1024 * 1024;

function linesOf(
  [recordedSeconds, savedSeconds, uploadedSeconds]: readonly [number, number, number],
  pace: Partial<Pace> = {},
): string {
  const clocks = { recordedSeconds, savedSeconds, uploadedSeconds };
  const lines = clockLines({ clocks, stuck: false, waitingBytes: 0, partSize: 5 * MiB, ...pace });
  return lines.map(({ kind, seconds }) => `${kind} ${seconds}`).join(', ');
}

test('one line tells it all while device and server keep up', () => {
  assert.equal(linesOf([12, 11, 0], { waitingBytes: 4 * MiB }), 'saved 11');
  assert.equal(linesOf([100, 99, 80], { waitingBytes: 9 * MiB }), 'saved 99');
});

test('two lines tell of a server that falls behind, or can not be reached', () => {
  assert.equal(linesOf([100, 99, 30], { waitingBytes: 30 * MiB }), 'device 99, server 30');
  assert.equal(linesOf([12, 11, 0], { stuck: true }), 'device 11, server 0');
});

test('where nothing lies on the device, only the server counts', () => {
  assert.equal(linesOf([40, 16, 16], { waitingBytes: 4 * MiB }), 'server 16');
});

test('what is larger than usual before it is sent is no delay', () => {
  assert.equal(linesOf([100, 99, 0], { waitingBytes: 30 * MiB, partSize: 50 * MiB }), 'saved 99');
});

test('a limit is told where it matters, and at no other time', () => {
  const limit = { min: 5, max: 60 };

  assert.deepEqual(
    [0, 4.9, 5, 49, 50.5, 59.9].map((seconds) => limitText(seconds, limit, strings)),
    [
      'Record at least 5 seconds.',
      'Record at least 5 seconds.',
      undefined,
      undefined,
      '10 seconds left',
      '1 second left',
    ],
  );
});
