import assert from 'node:assert/strict';
import { test } from 'node:test';
import { partDeadline } from '../../src/upload/part-deadline.js';

const bytes = 8 * 1024 * 1024;

test('without a measurement a part has the time of a megabit line, and an allowance', () => {
  assert.equal(partDeadline({ bytes, bytesPerSecond: 0, attempt: 1 }), 20_000 + 64_000);
});

test('a line may become four times slower than measured', () => {
  assert.equal(partDeadline({ bytes, bytesPerSecond: bytes, attempt: 1 }), 20_000 + 4000);
});

test('each further attempt has twice the time, up to a quarter of an hour', () => {
  const times = [1, 2, 3].map((attempt) => partDeadline({ bytes: 0, bytesPerSecond: 0, attempt }));

  assert.deepEqual(times, [20_000, 40_000, 80_000]);
  assert.equal(partDeadline({ bytes, bytesPerSecond: bytes / 300, attempt: 1 }), 900_000);
  assert.equal(partDeadline({ bytes, bytesPerSecond: 0, attempt: 5000 }), 900_000);
});

test('a part has at least twice the time it would take as fast as measured, however long that is', () => {
  for (const attempt of [1, 2, 9]) {
    assert.equal(partDeadline({ bytes, bytesPerSecond: bytes / 1000, attempt }), 2_000_000);
  }
});
