import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DeviceRole } from '../../src/record/device-loss.js';
import { interrupted, undisturbed } from '../../src/record/interruption.js';
import type { InterruptionAdvice, InterruptionEvent } from '../../src/record/interruption.js';

const both: readonly DeviceRole[] = ['camera', 'microphone'];

/** What is advised at each of the events. */
function advised(
  devices: readonly DeviceRole[],
  events: readonly (readonly [at: number, event: InterruptionEvent])[],
): readonly (readonly InterruptionAdvice[])[] {
  let state = undisturbed(devices);
  return events.map(([at, event]) => {
    const { after, advice } = interrupted(state, event, at);
    state = after;
    return advice;
  });
}

const mute = (role: DeviceRole): InterruptionEvent => ({ type: 'mute', role });
const unmute = (role: DeviceRole): InterruptionEvent => ({ type: 'unmute', role });
const tick: InterruptionEvent = { type: 'tick' };

test('a phone call pauses the recording after two seconds, and its end goes on', () => {
  const advice = advised(both, [
    [0, mute('camera')],
    [10, mute('microphone')],
    [2000, tick],
    [2010, tick],
    [60_000, unmute('microphone')],
    [60_010, unmute('camera')],
  ]);

  assert.deepEqual(advice, [
    [],
    [],
    [{ type: 'warn', active: true }, { type: 'pause' }],
    [],
    [],
    [{ type: 'warn', active: false }, { type: 'resume' }],
  ]);
});

test('a moment without the devices is not worth a word', () => {
  const advice = advised(both, [
    [0, mute('camera')],
    [1500, unmute('camera')],
    [2000, tick],
  ]);

  assert.deepEqual(advice, [[], [], []]);
});

test('a microphone that is switched off is told, and the picture goes on', () => {
  const advice = advised(both, [
    [0, mute('microphone')],
    [2000, tick],
    [9000, unmute('microphone')],
  ]);

  assert.deepEqual(advice, [[], [{ type: 'warn', active: true }], [{ type: 'warn', active: false }]]);
});

test('a microphone that is all there is, pauses', () => {
  const [, advice] = advised(['microphone'], [[0, mute('microphone')], [2000, tick]]); // prettier-ignore

  assert.deepEqual(advice, [{ type: 'warn', active: true }, { type: 'pause' }]);
});

test('a screen put away, or the camera in its corner, is told and goes on', () => {
  const devices: readonly DeviceRole[] = ['screen', 'camera', 'microphone'];

  for (const role of ['screen', 'camera'] as const) {
    assert.deepEqual(advised(devices, [[0, mute(role)], [2000, tick]])[1], [{ type: 'warn', active: true }]); // prettier-ignore
  }
});

test('when the camera is back before the microphone, the recording goes on with a warning', () => {
  const advice = advised(both, [
    [0, mute('camera')],
    [0, mute('microphone')],
    [2000, tick],
    [5000, unmute('camera')],
    [6000, unmute('microphone')],
  ]);

  assert.deepEqual(advice.slice(3), [[{ type: 'resume' }], [{ type: 'warn', active: false }]]);
});

test('after the page was out of sight it is told for how long', () => {
  const advice = advised(both, [
    [1000, { type: 'hide' }],
    [31_000, { type: 'show' }],
  ]);

  assert.deepEqual(advice, [[], [{ type: 'back', seconds: 30, frozen: false }]]);
});

test('and whether it was frozen meanwhile', () => {
  const advice = advised(both, [
    [0, { type: 'hide' }],
    [5000, { type: 'freeze' }],
    [60_000, { type: 'show' }],
  ]);

  assert.deepEqual(advice.at(-1), [{ type: 'back', seconds: 60, frozen: true }]);
});
