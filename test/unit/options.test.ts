import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defined, numberOption, stringOption } from '../../src/base/options.js';
import { coded } from './factories.js';

const bounds = { min: 1, max: 10, integer: true };

test('a number within its bounds is taken, and an absent one replaced', () => {
  assert.equal(numberOption('size', 1, 5, bounds), 1);
  assert.equal(numberOption('size', 10, 5, bounds), 10);
  assert.equal(numberOption('size', undefined, 5, bounds), 5);
  assert.equal(numberOption('delay', 1.5, 5, { min: 0 }), 1.5);
});

for (const value of [0, 11, 1.5, NaN, -Infinity, '5', null]) {
  test(`${JSON.stringify(value)} (${typeof value}) is no whole number from 1 to 10`, () => {
    assert.throws(() => numberOption('size', value as number, 5, bounds), coded('invalid-option'));
  });
}

test('the refusal names the option and its bounds', () => {
  assert.throws(() => numberOption('partSize', 3, 5, { min: 5, max: 200, integer: true }), {
    message: '`partSize` must be a whole number between 5 and 200.',
  });
  assert.throws(() => numberOption('delay', -1, 5, { min: 0 }), {
    message: '`delay` must be a number of at least 0.',
  });
});

test('a missing text is refused with a hint, a given one is taken', () => {
  assert.equal(stringOption('token', 'to1', 'make one.'), 'to1');
  for (const value of [undefined, '', ' ', 5 as unknown as string]) {
    assert.throws(() => stringOption('token', value, 'make one.'), {
      code: 'invalid-option',
      message: '`token` is missing: make one.',
    });
  }
});

test('only what is undefined is left out', () => {
  const empties = { none: null, zero: 0, no: false, text: '' };

  assert.deepEqual(defined({ ...empties, absent: undefined }), empties);
});
