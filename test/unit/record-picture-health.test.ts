import assert from 'node:assert/strict';
import { test } from 'node:test';
import { brightness, look, unseen, type PictureVerdict } from '../../src/record/picture-health.js';

const camera = { still: false };
const black = Uint8Array.of(16, 16, 17);
const room = Uint8Array.of(80, 120, 200);
const roomLater = Uint8Array.of(80, 121, 200);

/** The verdicts of looks that come once a second. */
function verdicts(looks: readonly (Uint8Array | undefined)[], kind = camera): readonly PictureVerdict[] {
  let health = unseen;
  return looks.map((points, index) => (health = look(health, points, index * 1000, kind)).verdict);
}

test('a picture that is black for three seconds is told, and the first light is too', () => {
  assert.deepEqual(verdicts([black, black, black, black, room]), ['fine', 'fine', 'fine', 'black', 'fine']);
});

test('a hand before the lens is not told', () => {
  assert.deepEqual(verdicts([room, black, black, roomLater]), Array(4).fill('fine'));
});

test('a camera whose picture is exactly the same for five seconds has stopped', () => {
  assert.deepEqual(verdicts(Array(7).fill(room)), ['fine', 'fine', 'fine', 'fine', 'fine', 'fine', 'frozen']);
});

test('so has one that gives no new picture', () => {
  assert.deepEqual(
    verdicts([room, undefined, undefined, undefined, undefined, undefined, undefined]).at(-1),
    'frozen',
  );
});

test('the flicker of a lens is life', () => {
  assert.deepEqual(
    verdicts([room, roomLater, room, roomLater, room, roomLater, room, roomLater]),
    Array(8).fill('fine'),
  );
});

test('a screen may stand still', () => {
  assert.deepEqual(verdicts(Array(9).fill(room), { still: true }), Array(9).fill('fine'));
});

test('but a black one is told', () => {
  assert.equal(verdicts([black, undefined, undefined, undefined], { still: true }).at(-1), 'black');
});

test('before the first picture nothing is known', () => {
  assert.deepEqual(verdicts(Array(9).fill(undefined)), Array(9).fill('fine'));
});

test('brightness counts green most', () => {
  assert.deepEqual(
    [...brightness(Uint8ClampedArray.of(255, 0, 0, 255, 0, 255, 0, 255, 0, 0, 255, 255))],
    [54, 182, 18],
  );
});
