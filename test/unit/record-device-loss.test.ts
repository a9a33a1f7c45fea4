import assert from 'node:assert/strict';
import { test } from 'node:test';
import { afterDeviceLoss } from '../../src/record/device-loss.js';

const fixed = { exchangeable: false };

test('the end of a screen ends its picture, though the camera goes on', () => {
  assert.equal(afterDeviceLoss({ role: 'screen', live: ['camera', 'microphone'], ...fixed }), 'end-picture');
});

test('a camera in the corner of a screen may be missed', () => {
  assert.equal(afterDeviceLoss({ role: 'camera', live: ['screen'], ...fixed }), 'go-on');
});

test('of two sounds one may be missed, and the last one ends the sound', () => {
  assert.equal(afterDeviceLoss({ role: 'microphone', live: ['screen', 'sound'], ...fixed }), 'go-on');
  assert.equal(afterDeviceLoss({ role: 'microphone', live: ['screen'], ...fixed }), 'end-sound');
});

test('what can be replaced is waited for, as long as there is something to record', () => {
  const exchangeable = true;

  assert.equal(afterDeviceLoss({ role: 'camera', live: ['microphone'], exchangeable }), 'go-on');
  assert.equal(afterDeviceLoss({ role: 'microphone', live: ['camera'], exchangeable }), 'go-on');
  assert.equal(afterDeviceLoss({ role: 'microphone', live: [], exchangeable }), 'end-all');
});
