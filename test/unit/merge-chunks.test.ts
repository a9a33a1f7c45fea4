import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pieceSize, sizeOf, splitChunks } from '../../src/upload/merge-chunks.js';
import { chunk } from './factories.js';

const sizes = { min: 5, max: 10 };

/** Chunks of these sizes. */
const chunks = (...bytes: readonly number[]): Blob[] => bytes.map((size) => chunk('x'.repeat(size)));

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
    assert.equal(pieceSize(chunks(...held), ended, sizes), bytes);
  });
}

test('a piece never takes the last byte while the source still grows', () => {
  for (let first = 1; first <= 30; first++) {
    for (let second = 1; second <= 30; second++) {
      const bytes = pieceSize(chunks(first, second), false, sizes);
      assert.equal(bytes < first + second, true);
      assert.equal(bytes === 0 || (bytes >= sizes.min && bytes <= sizes.max), true);
    }
  }
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

    assert.equal(await split.head.text(), head);
    assert.deepEqual(await Promise.all(split.rest.map((blob) => blob.text())), rest);
  });
}

test('a piece has the type of its first chunk', () => {
  const { head, rest } = splitChunks([chunk('abc', 'video/webm'), chunk('def')], 2);

  assert.equal(head.type, 'video/webm');
  assert.equal(rest[0]?.type, 'video/webm');
});

test('sizes add up', () => {
  assert.equal(sizeOf(chunks(1, 2, 3)), 6);
  assert.equal(sizeOf([]), 0);
});
