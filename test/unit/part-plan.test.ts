import assert from 'node:assert/strict';
import { test } from 'node:test';
import { limits } from '../../src/upload/limits.js';
import {
  contentRange,
  countParts,
  nextPart,
  resolvePartSize,
  type Part,
} from '../../src/upload/part-plan.js';
import { coded } from './factories.js';

/** All the parts, one planned after the other. */
function plan(size: number, partSize: number): Part[] {
  const parts: Part[] = [];
  for (let part = nextPart(size, partSize); part; part = nextPart(size, partSize, part)) parts.push(part);
  return parts;
}

for (const [size, sizes] of [
  [1, [1]],
  [9, [9]],
  [10, [10]],
  [11, [10, 1]],
  [20, [10, 10]],
  [25, [10, 10, 5]],
] as const) {
  test(`${size} bytes in parts of 10 are ${sizes.join(' + ')}`, () => {
    const parts = plan(size, 10);

    assert.deepEqual(
      parts.map(({ start, end }) => end - start),
      sizes,
    );
    assert.deepEqual(
      parts.map(({ number }) => number),
      sizes.map((_, index) => index + 1),
    );
    assert.deepEqual(
      parts.map(({ last }) => last),
      sizes.map((_, index) => index === sizes.length - 1),
    );
    assert.equal(countParts(size, 10), sizes.length);
  });
}

test('parts follow each other without a gap', () => {
  const parts = plan(1_000_003, 7919);

  assert.equal(parts[0]?.start, 0);
  assert.equal(parts.at(-1)?.end, 1_000_003);
  assert.equal(
    parts.every(({ start }, index) => start === (parts[index - 1]?.end ?? 0)),
    true,
  );
});

test('the size of the next part may be chosen anew', () => {
  const first = nextPart(100, 10);

  assert.deepEqual(nextPart(100, 60, first), { number: 2, start: 10, end: 70, last: false });
});

test('only the last part tells the total', () => {
  assert.deepEqual(plan(25, 10).map(contentRange), ['part 1/*', 'part 2/*', 'part 3/3']);
  assert.deepEqual(plan(5, 10).map(contentRange), ['part 1/1']);
});

test('the largest source fits into 10,000 parts of the least size', () => {
  const { maxBytes, minPartSize } = limits;

  const parts = plan(maxBytes, resolvePartSize(maxBytes, minPartSize) ?? 0);

  assert.equal(parts.length, 10_000);
  assert.equal(parts.at(-1)?.end, maxBytes);
});

test('without a wish, parts follow the line', () => {
  assert.equal(resolvePartSize(1, undefined), undefined);
  assert.equal(resolvePartSize(limits.maxBytes, 'auto'), undefined);
});

test('a byte more than 50 GB is refused', () => {
  assert.throws(() => resolvePartSize(limits.maxBytes + 1, undefined), coded('file-too-large'));
});

test('an empty source is refused', () => {
  assert.throws(() => resolvePartSize(0, undefined), coded('file-empty'));
});

test('a part has from 5 to 200 MiB', () => {
  const { minPartSize, maxPartSize } = limits;

  assert.equal(resolvePartSize(1, minPartSize), minPartSize);
  assert.equal(resolvePartSize(1, maxPartSize), maxPartSize);
  for (const wished of [minPartSize - 1, maxPartSize + 1, minPartSize + 0.5, NaN, 0, -1]) {
    assert.throws(() => resolvePartSize(1, wished), coded('invalid-option'));
  }
});
