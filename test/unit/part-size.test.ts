import assert from 'node:assert/strict';
import { test } from 'node:test';
import { limits } from '../../src/upload/limits.js';
import { adaptivePartSize } from '../../src/upload/part-size.js';

const MiB = 1024 * 1024;

test('a line that is not known yet gets the smallest parts', () => {
  assert.equal(adaptivePartSize(0), limits.minPartSize);
});

test('a part is about five seconds long, in whole MiB', () => {
  assert.equal(adaptivePartSize(4 * MiB), 20 * MiB);
  assert.equal(adaptivePartSize(4 * MiB + 1), 21 * MiB);
});

test('a slow line gets parts of the least size, a very fast one parts of 128 MiB', () => {
  assert.equal(adaptivePartSize(100_000), limits.minPartSize);
  assert.equal(adaptivePartSize(1024 * MiB), 128 * MiB);
});
