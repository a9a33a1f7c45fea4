import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nextPiece, sizeOf, splitChunks } from '../../src/upload/merge-chunks.js';
import type { Part } from '../../src/upload/part-plan.js';
import { chunk, partOf } from './factories.js';

const sizes = { min: 5, max: 10 };

/** Chunks of these sizes. */
const chunks = (...bytes: readonly number[]): Blob[] => bytes.map((size) => chunk('x'.repeat(size)));

const sum = (held: readonly number[]): number => held.reduce((total, size) => total + size, 0);

function planned(held: readonly number[], ended: boolean): Part | undefined {
  return nextPiece(undefined, { bytes: sum(held), newest: held.at(-1) ?? 0, ended }, sizes);
}

for (const [held, ended, bytes] of [
  [[], false, 0],
  [[], true, 0],
  [[4], false, 0],
  [[9], false, 0],
  [[5, 1], false, 5],
  [[4, 6], false, 0],
  [[4, 9], false, 10],
  [[4, 4, 1], false, 8],
  [[6, 6, 1], false, 10],
  [[10], false, 0],
  [[11], false, 10],
  [[40], false, 10],
  [[4], true, 4],
  [[5, 1], true, 6],
  [[6, 6], true, 10],
] as const) {
  const source = ended ? 'an ended' : 'a growing';
  test(`of ${source} source with chunks of [${held.join(', ')}] bytes ${bytes} may go`, () => {
    assert.equal(planned(held, ended)?.end ?? 0, bytes);
  });
}

test('a part never takes the last byte while the source still grows', () => {
  for (let first = 1; first <= 30; first++) {
    for (let second = 1; second <= 30; second++) {
      const { end = 0 } = planned([first, second], false) ?? {};
      assert.equal(end < first + second, true);
      assert.equal(end === 0 || (end >= sizes.min && end <= sizes.max), true);
    }
  }
});

test('a part begins where the one before has ended, and is the last if it reaches the end', () => {
  const previous = partOf({ number: 3, start: 0, end: 7 });

  const part = nextPiece(previous, { bytes: 16, newest: 4, ended: true }, sizes);

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
