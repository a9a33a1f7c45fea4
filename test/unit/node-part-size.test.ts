import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultPartSize, evenPartSize } from '../../src/node/part-size.js';
import { limits } from '../../src/upload/limits.js';
import { countParts } from '../../src/upload/part-plan.js';

const MiB = 1024 * 1024;
const sizes = Array.from({ length: 5000 }, (_, index) => Math.round(1 + index * 10.37 * MiB)).filter(
  (size) => size <= limits.maxBytes,
);

test('by default, files are never cut into as many parts as by the official client', () => {
  const official = 50 * MiB; // it sends what is smaller in one piece that is no part
  const alike = sizes
    .filter((size) => size > official)
    .filter((size) => countParts(size, defaultPartSize(size)) === countParts(size, official));

  assert.deepEqual(alike, []);
});

for (const wished of [5 * MiB, 6 * MiB + 1, 50 * MiB, 200 * MiB]) {
  test(`even parts in place of such of ${wished} bytes are as many, and neither larger nor too small`, () => {
    for (const size of sizes) {
      const even = evenPartSize(size, wished);

      assert.equal(countParts(size, even), countParts(size, wished));
      assert.ok(even <= wished && even >= limits.minPartSize);
    }
  });
}

test('even parts follow from the size of the file and their number', () => {
  const size = 130 * MiB;

  assert.equal(evenPartSize(size, 50 * MiB), evenPartSize(size, 45 * MiB));
  assert.equal(evenPartSize(11 * MiB, 5 * MiB), 5 * MiB);
});
