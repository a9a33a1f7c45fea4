import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  formatBytes,
  formatClock,
  formatPercent,
  formatRemaining,
  formatSpeed,
} from '../../components/shared/format.js';

test('sizes and speeds are written as the language does', () => {
  assert.equal(formatBytes(12_400_000, 'en'), '12.4 MB');
  assert.equal(formatBytes(0, 'en'), '0B');
  assert.match(formatBytes(12_400_000, 'fr'), /^12,4\sMo$/);
  assert.equal(formatSpeed(3_140_000, 'en'), '3.1 MB/s');
  assert.match(formatSpeed(3_140_000, 'fr'), /^3,1\sMo\/s$/);
});

test('a percentage is never more than there is', () => {
  assert.equal(formatPercent(0.999, 'en'), '99%');
  assert.equal(formatPercent(1, 'en'), '100%');
});

test('the time left is one unit, and never none', () => {
  assert.deepEqual(
    [0, 59, 61, 4000].map((seconds) => formatRemaining(seconds, 'en')),
    ['1 sec', '59 sec', '2 min', '2 hr'],
  );
});

test('a clock has the digits of the language', () => {
  assert.deepEqual(
    [7.9, 750, 3750, -1].map((seconds) => formatClock(seconds, 'en')),
    ['0:07', '12:30', '1:02:30', '0:00'],
  );
  assert.equal(formatClock(67, 'ar-EG'), '١:٠٧');
});
