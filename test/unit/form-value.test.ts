import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  formStateOf,
  formValueOf,
  idsOfState,
  validityOf,
  type FormStanding,
} from '../../components/shared/form-value.js';

function standing(overrides: Partial<FormStanding> = {}): FormStanding {
  return { custom: '', pending: undefined, required: false, empty: true, missing: 'None.', ...overrides };
}

test('a control is valid when nothing is wrong', () => {
  assert.deepEqual(validityOf(standing()), { flags: {}, message: '' });
  assert.deepEqual(validityOf(standing({ required: true, empty: false })), { flags: {}, message: '' });
});

test('a required value that is missing is said, unless it is on its way', () => {
  assert.deepEqual(validityOf(standing({ required: true })), {
    flags: { valueMissing: true },
    message: 'None.',
  });
  assert.deepEqual(validityOf(standing({ required: true, pending: 'Wait.' })), {
    flags: { customError: true },
    message: 'Wait.',
  });
});

test('the objection of the page comes first', () => {
  assert.deepEqual(validityOf(standing({ custom: 'No.', pending: 'Wait.', required: true })), {
    flags: { customError: true },
    message: 'No.',
  });
});

test('a form sends nothing, an id, or an entry for each of several', () => {
  assert.equal(formValueOf('answer', []), null);
  assert.equal(formValueOf('answer', ['vi1']), 'vi1');
  assert.deepEqual(Array.from(formValueOf('answer', ['vi1', 'vi2']) as FormData), [
    ['answer', 'vi1'],
    ['answer', 'vi2'],
  ]);
});

test('several ids without a name are not sent, as with any control', () => {
  assert.deepEqual(Array.from(formValueOf('', ['vi1', 'vi2']) as FormData), []);
});

test('what a browser keeps over a reload gives the same ids again', () => {
  for (const ids of [[], ['vi1'], ['vi1', 'vi2']]) {
    assert.deepEqual(idsOfState(formStateOf(ids)), ids);
  }
});

test('a state that is not ours gives no ids', () => {
  for (const state of [null, undefined, new FormData(), 7]) assert.deepEqual(idsOfState(state), []);
});
