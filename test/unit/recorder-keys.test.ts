import assert from 'node:assert/strict';
import { test } from 'node:test';
import { commandOf } from '../../components/recorder/recorder-keys.js';
import type { RecorderState } from '../../components/recorder/recorder-state.js';

const states: readonly RecorderState[] = [
  'idle',
  'opening',
  'ready',
  'countdown',
  'recording',
  'paused',
  'finishing',
  'done',
  'failed',
];

function commands(key: string, code: string): Readonly<Record<string, string>> {
  const found = states.map((state) => [state, commandOf({ key, code }, state)] as const);
  return Object.fromEntries(found.filter(([, command]) => command)) as Record<string, string>;
}

test('R and space record, pause and go on', () => {
  const expected = { ready: 'start', recording: 'pause', paused: 'resume' };

  assert.deepEqual(commands('r', 'KeyR'), expected);
  assert.deepEqual(commands('R', 'KeyR'), expected);
  assert.deepEqual(commands(' ', 'Space'), expected);
});

test('Escape cancels a countdown, and nothing else', () => {
  assert.deepEqual(commands('Escape', 'Escape'), { countdown: 'cancel' });
});

test('a keyboard without Latin letters has R where others have it', () => {
  assert.deepEqual(Object.keys(commands('ق', 'KeyR')), ['ready', 'recording', 'paused']);
});

test('another letter does nothing, wherever its keyboard has it', () => {
  assert.deepEqual(commands('p', 'KeyR'), {});
  assert.deepEqual(commands('Enter', 'Enter'), {});
});
