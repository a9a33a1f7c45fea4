import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cornerName, nextCorner } from '../../components/recorder/inset-mover.js';

test('clicks go round all four corners', () => {
  const names: unknown[] = [];
  let place = { x: 1, y: 1 };
  for (let click = 0; click < 4; click++) names.push(cornerName((place = nextCorner(place))));

  assert.deepEqual(names, ['bottomLeft', 'topLeft', 'topRight', 'bottomRight']);
});

test('a click between corners goes on from the nearest one', () => {
  assert.deepEqual(nextCorner({ x: 0.8, y: 0.2 }), { x: 1, y: 1 });
});

test('only corners have names', () => {
  assert.equal(cornerName({ x: 0.5, y: 1 }), undefined);
  assert.equal(cornerName({ x: 0, y: 0 }), 'topLeft');
});
