import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nextPiece, sizeOf, splitChunks } from '../../src/upload/merge-chunks.js';
import type { Part } from '../../src/upload/part-plan.js';
import { chunk, partOf } from './factories.js';

const sizes = { min: 5, max: 10 };

/** Chunks of these sizes. */
const chunks = (...bytes: readonly number[]): Blob[] => bytes.map((size) => chunk('x'.repeat(size)));

for (const [held, ended, bytes] of [
  [0, false, 0],
  [0, true, 0],
  [4, false, 0],
  [5, false, 0],
  [6, false, 5],
  [10, false, 9],
  [11, false, 10],
  [40, false, 10],
  [4, true, 4],
  [6, true, 6],
  [12, true, 10],
] as const) {
  const source = ended ? 'an ended' : 'a growing';
  test(`of ${held} bytes of ${source} source ${bytes} may go`, () => {
    assert.equal(nextPiece(undefined, { bytes: held, ended }, sizes)?.end ?? 0, bytes);
  });
}

test('whenever a source ends, there is something left for the last part', () => {
  for (let held = 1; held <= 60; held++) {
    let sent: Part | undefined;
    for (;;) {
      const part = nextPiece(sent, { bytes: held, ended: false }, sizes);
      if (!part) break;
      sent = part;
    }

    const rest = nextPiece(sent, { bytes: held, ended: true }, sizes);

    assert.ok(rest);
    assert.ok(rest.end > rest.start);
  }
});

test('a part begins where the one before has ended, and is the last if it reaches the end', () => {
  const previous = partOf({ number: 3, start: 0, end: 7 });

  const part = nextPiece(previous, { bytes: 16, ended: true }, sizes);

  assert.deepEqual(part, { number: 4, start: 7, end: 16, last: true });
});

for (const [bytes, head, rest] of [
  [0, '', ['abc', 'def', 'gh']],
  [2, 'ab', ['c', 'def', 'gh']],
  [3, 'abc', ['def', 'gh']],
  [4, 'abcd', ['ef', 'gh']],
  [8, 'abcdefgh', []],
] as const) {
  test(`${bytes} bytes are cut off the front, and nothing is lost`, async () => {
    const split = splitChunks([chunk('abc'), chunk('def'), chunk('gh')], bytes);

    assert.equal(await new Blob([...split.head]).text(), head);
    assert.deepEqual(await Promise.all(split.rest.map((blob) => blob.text())), rest);
  });
}

test('sizes add up', () => {
  assert.equal(sizeOf(chunks(1, 2, 3)), 6);
  assert.equal(sizeOf([]), 0);
});
