import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rateAmong, unknownPace, withMeasured } from '../../src/upload/pace.js';

test('nothing is known before the first part', () => {
  assert.equal(rateAmong(unknownPace, 4), 0);
});

test('what one part got is taken to be shared by those that follow', () => {
  const pace = withMeasured(unknownPace, 8000, 1000, 1);

  assert.equal(rateAmong(pace, 1), 8000);
  assert.equal(rateAmong(pace, 4), 2000);
});

test('what is measured among as many parts is known, and few are not taken to be faster than many', () => {
  const pace = withMeasured(unknownPace, 8000, 1000, 4);

  assert.equal(rateAmong(pace, 4), 8000);
  assert.equal(rateAmong(pace, 2), 8000);
});

test('among as many parts as before, a new measurement is mixed into what is known', () => {
  const pace = withMeasured({ rate: 500, lanes: 2 }, 1000, 1000, 2);

  assert.deepEqual(pace, { rate: 700, lanes: 2 });
});

test('among another number of parts, a new measurement takes the place of what is known', () => {
  const pace = withMeasured({ rate: 500, lanes: 1 }, 1000, 1000, 3);

  assert.deepEqual(pace, { rate: 1000, lanes: 3 });
});

test('a measurement that says nothing changes nothing', () => {
  const known = { rate: 500, lanes: 1 };

  assert.equal(withMeasured(known, 1000, 0, 3), known);
});
