import assert from 'node:assert/strict';
import { test } from 'node:test';
import { limits } from '../../src/upload/limits.js';
import { adaptivePartSize, type PartSizeState } from '../../src/upload/part-size.js';

const MiB = 1024 * 1024;

/** In the middle of a very large file, four parts at a time, unless said otherwise. */
function sizeOf(state: Partial<PartSizeState>): number {
  return adaptivePartSize({ rate: MiB, unsent: 10_000 * MiB, lanes: 4, ...state });
}

test('a line that is not known yet gets the smallest parts', () => {
  assert.equal(sizeOf({ rate: 0 }), limits.minPartSize);
});

test('a part is about eight seconds long, in whole MiB', () => {
  assert.equal(sizeOf({ rate: 4 * MiB }), 32 * MiB);
  assert.equal(sizeOf({ rate: 4 * MiB + 1 }), 33 * MiB);
});

test('a slow line gets parts of the least size, a very fast one parts of 128 MiB', () => {
  assert.equal(sizeOf({ rate: 100_000 }), limits.minPartSize);
  assert.equal(sizeOf({ rate: 1024 * MiB }), 128 * MiB);
});

test('towards the end each lane gets its share of what is left', () => {
  assert.equal(sizeOf({ rate: 2 * MiB, unsent: 32 * MiB }), 8 * MiB);
  assert.equal(sizeOf({ rate: 2 * MiB, unsent: 33 * MiB + 1 }), 8.25 * MiB + 1);
  assert.equal(sizeOf({ rate: 2 * MiB, unsent: 8 * MiB }), limits.minPartSize);
});

test('a part is not made shorter than a second, however little is left', () => {
  assert.equal(sizeOf({ rate: 30 * MiB, unsent: 100 * MiB }), 30 * MiB);
});

test('a single lane has no others to wait for', () => {
  assert.equal(sizeOf({ rate: 2 * MiB, unsent: 20 * MiB, lanes: 1 }), 16 * MiB);
});
