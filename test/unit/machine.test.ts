import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nextState, type Transitions } from '../../src/base/machine.js';

const door: Transitions<'open' | 'closed', 'push' | 'lock'> = {
  open: { push: 'closed' },
  closed: { push: 'open', lock: 'closed' },
};

test('a table moves a state by an event, or says that there is no such move', () => {
  assert.equal(nextState(door, 'open', 'push'), 'closed');
  assert.equal(nextState(door, 'closed', 'lock'), 'closed');
  assert.equal(nextState(door, 'open', 'lock'), undefined);
});
