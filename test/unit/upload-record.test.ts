import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  emptyRecord,
  hasSent,
  withAccepted,
  withLostAnswer,
  withPlanned,
} from '../../src/upload/upload-record.js';
import { partOf } from './factories.js';

const first = partOf({ number: 1, start: 0, end: 5 });

test('a part that was planned once always carries the same bytes', () => {
  const record = withPlanned(withPlanned(emptyRecord(), first), { ...first, end: 99 });

  assert.deepEqual(record.parts, [{ ...first, accepted: false }]);
});

test('an accepted part is remembered, with the id that came for it', () => {
  const record = withAccepted(withPlanned(emptyRecord(), first), 1, { videoId: 'vi1' });

  assert.deepEqual(record.parts, [{ ...first, accepted: true }]);
  assert.equal(record.videoId, 'vi1');
  assert.equal(record.video, undefined);
});

test('the id given or learned first stays', () => {
  const record = withAccepted(withPlanned(emptyRecord('vi1'), first), 1, { videoId: 'vi2' });

  assert.equal(record.videoId, 'vi1');
});

test('the whole video is kept once an answer held it', () => {
  const whole = { videoId: 'vi1', assets: {} };

  const known = withAccepted(withPlanned(emptyRecord(), first), 1, whole);
  const later = withAccepted(known, 1, { videoId: 'vi1' });

  assert.equal(later.video, whole);
});

test('a lost answer may leave a video behind only where no id was known', () => {
  assert.equal(withLostAnswer(emptyRecord()).possibleOrphan, true);
  assert.equal(withLostAnswer(emptyRecord('vi1')).possibleOrphan, false);
});

test('a possible orphan is not forgotten when the id is learned', () => {
  const record = withAccepted(withPlanned(withLostAnswer(emptyRecord()), first), 1, { videoId: 'vi1' });

  assert.equal(withLostAnswer(record).possibleOrphan, true);
});

test('the service can hold a part of ours after an accepted one, or a lost answer', () => {
  const planned = withPlanned(emptyRecord('vi1'), first);

  assert.equal(hasSent(emptyRecord('vi1')), false);
  assert.equal(hasSent(planned), false);
  assert.equal(hasSent(withAccepted(planned, 1, { videoId: 'vi1' })), true);
  assert.equal(hasSent(withLostAnswer(planned)), true);
});
