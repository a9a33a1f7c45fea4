import assert from 'node:assert/strict';
import { test } from 'node:test';
import { insetRectangle, placeAfterKey, placeAt, snapped } from '../../src/record/inset-place.js';

const screen = { width: 1920, height: 1080 };
const camera = { width: 640, height: 480 };

test('in each corner the small picture keeps the same distance from the edges', () => {
  const topLeft = insetRectangle(screen, camera, { x: 0, y: 0 });
  const bottomRight = insetRectangle(screen, camera, { x: 1, y: 1 });

  assert.deepEqual(topLeft, { x: 27, y: 27, width: 403, height: 302 });
  assert.deepEqual(bottomRight, { x: 1920 - 403 - 27, y: 1080 - 302 - 27, width: 403, height: 302 });
});

test('an upright camera keeps its shape, and is no larger than a wide one', () => {
  const { width, height } = insetRectangle(screen, { width: 480, height: 640 }, { x: 1, y: 1 });

  assert.deepEqual([width, height], [302, 403]);
});

test('the small picture stays inside, whatever place is asked for', () => {
  assert.deepEqual(
    insetRectangle(screen, camera, { x: 7, y: -3 }),
    insetRectangle(screen, camera, { x: 1, y: 0 }),
  );
});

test('dragged somewhere, its middle is there', () => {
  const place = placeAt({ x: 0.5, y: 0.4 }, screen, camera);
  const { x, y, width, height } = insetRectangle(screen, camera, place);

  assert.ok(Math.abs(x + width / 2 - 960) <= 1);
  assert.ok(Math.abs(y + height / 2 - 432) <= 1);
});

test('dragged over the edge, it stays at it', () => {
  assert.deepEqual(placeAt({ x: 1, y: 0 }, screen, camera), { x: 1, y: 0 });
});

test('let go near a corner it goes there, and elsewhere it stays', () => {
  assert.deepEqual(snapped({ x: 0.9, y: 0.12 }), { x: 1, y: 0 });
  assert.deepEqual(snapped({ x: 0.5, y: 0.95 }), { x: 0.5, y: 0.95 });
});

test('arrow keys move it step by step, or to the edge at once, and never further', () => {
  assert.deepEqual(placeAfterKey({ x: 0.5, y: 0.5 }, 'ArrowLeft'), { x: 0.45, y: 0.5 });
  assert.deepEqual(placeAfterKey({ x: 0.5, y: 0.98 }, 'ArrowDown'), { x: 0.5, y: 1 });
  assert.deepEqual(placeAfterKey({ x: 0.5, y: 0.5 }, 'ArrowUp', true), { x: 0.5, y: 0 });
});

test('other keys mean something else', () => {
  assert.equal(placeAfterKey({ x: 0.5, y: 0.5 }, 'Enter'), undefined);
});
