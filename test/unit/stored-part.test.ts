import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isForeignSource, isOwnRepeat, isStored } from '../../src/upload/stored-part.js';
import { refusal, transient } from './factories.js';

/** Whether the upload's last part has left. */
const middle = false;
const last = true;

for (const [slug, storedMiddle, storedLast, foreignMiddle] of [
  ['video-content-range-by-part-part-already-sent', true, true, false],
  ['video-source-already-uploaded', false, true, true],
  ['filealreadyuploaded', false, true, true],
  ['video-content-range-by-part-different-total-parts', false, false, false],
  ['attribute-required', false, false, false],
] as const) {
  test(`what ${slug} says while parts are still to leave, and when all have`, () => {
    const error = refusal(slug);

    assert.deepEqual(
      [isStored(error, middle), isStored(error, last), isForeignSource(error, middle)],
      [storedMiddle, storedLast, foreignMiddle],
    );
    assert.equal(isForeignSource(error, last), false);
  });
}

test('only a refusal with a problem says anything', () => {
  for (const error of [transient(), new Error('video-source-already-uploaded'), undefined]) {
    assert.equal(isStored(error, last), false);
    assert.equal(isForeignSource(error, middle), false);
  }
});

for (const [slug, repeated, unknown, once] of [
  ['video-content-range-by-part-part-already-sent', true, true, false],
  ['video-source-already-uploaded', true, false, false],
  ['filealreadyuploaded', true, false, false],
] as const) {
  test(`whether ${slug} refuses the second copy of a first request`, () => {
    const error = refusal(slug);

    assert.deepEqual(
      [true, undefined, false].map((seen) => isOwnRepeat(error, seen)),
      [repeated, unknown, once],
    );
  });
}
