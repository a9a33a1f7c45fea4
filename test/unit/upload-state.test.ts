import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nextState } from '../../src/base/machine.js';
import { uploadTransitions, type UploadState, type UploadStep } from '../../src/upload/upload-state.js';

const states = Object.keys(uploadTransitions) as UploadState[];
const from = (state: UploadState, step: UploadStep): UploadState | undefined =>
  nextState(uploadTransitions, state, step);

test('whatever has not ended for good can be canceled', () => {
  const cancelable = states.filter((state) => from(state, 'cancel') === 'canceled');

  assert.deepEqual(cancelable, ['queued', 'uploading', 'waiting', 'paused', 'failed']);
});

test('only a failure can be tried again', () => {
  assert.deepEqual(
    states.filter((state) => from(state, 'retry')),
    ['failed'],
  );
});

test('nothing leads out of the end', () => {
  assert.deepEqual([uploadTransitions.completed, uploadTransitions.canceled], [{}, {}]);
});

test('every state can be reached from the beginning', () => {
  const reached = new Set<UploadState>(['queued']);

  for (const state of reached) for (const next of Object.values(uploadTransitions[state])) reached.add(next);

  assert.deepEqual([...reached].sort(), [...states].sort());
});
