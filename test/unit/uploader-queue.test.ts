import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accepts, videoTypes } from '../../components/uploader/accepts.js';
import type { Turn } from '../../components/uploader/file-upload.js';
import { refusal } from '../../components/uploader/refusal.js';
import { totalProgress } from '../../components/uploader/total-progress.js';
import { uploaderState } from '../../components/uploader/uploader-state.js';
import { uploadsToStart } from '../../components/uploader/uploads-to-start.js';
import type { UploadState } from '../../src/index.js';
import { emptyProgress } from '../../src/upload/progress.js';

function upload(
  turn: Turn,
  state: UploadState = 'queued',
): { readonly turn: Turn; readonly state: UploadState } {
  return { turn, state };
}

test('as many uploads start as there is room, in their order', () => {
  const [going, done, first, second, third] = [
    upload('going', 'uploading'),
    upload('going', 'completed'),
    upload('queued'),
    upload('queued'),
    upload('queued'),
  ];

  const started = uploadsToStart([going, done, first, second, third], 3);

  assert.deepEqual(started, [first, second]);
  assert.equal(started[0], first);
});

test('an upload that pauses or has failed makes room for the next', () => {
  const uploads = [upload('paused', 'paused'), upload('going', 'failed'), upload('queued')];

  assert.equal(uploadsToStart(uploads, 1).length, 1);
});

test('an upload that waits between two attempts keeps its place', () => {
  assert.deepEqual(uploadsToStart([upload('going', 'waiting'), upload('queued')], 1), []);
});

test('a file that waits for start() is not started', () => {
  assert.deepEqual(uploadsToStart([upload('held')], 2), []);
});

test('the liveliest upload says what the uploader is at', () => {
  const state = (...states: UploadState[]) => uploaderState(states.map((each) => upload('going', each)));

  assert.equal(state(), 'idle');
  assert.equal(state('completed', 'failed', 'uploading'), 'uploading');
  assert.equal(state('paused', 'waiting'), 'waiting');
  assert.equal(uploaderState([upload('going', 'completed'), upload('held')]), 'queued');
  assert.equal(uploaderState([upload('going', 'completed'), upload('queued')]), 'uploading');
  assert.equal(uploaderState([upload('going', 'waiting'), upload('queued')]), 'waiting');
  assert.equal(state('failed', 'paused'), 'paused');
  assert.equal(state('completed', 'failed'), 'failed');
  assert.equal(state('completed', 'completed'), 'completed');
});

test('progress of all is the sum, and the time left follows from the common speed', () => {
  const one = {
    ...emptyProgress(100),
    sentBytes: 50,
    acceptedBytes: 40,
    bytesPerSecond: 10,
    partsAccepted: 1,
  };
  const other = {
    ...emptyProgress(200),
    sentBytes: 100,
    acceptedBytes: 90,
    bytesPerSecond: 20,
    partsAccepted: 2,
  };

  assert.deepEqual(totalProgress([{ progress: one }, { progress: other }]), {
    totalBytes: 300,
    sentBytes: 150,
    acceptedBytes: 130,
    bytesPerSecond: 30,
    remainingSeconds: 5,
    partsAccepted: 3,
  });
  assert.deepEqual(totalProgress([]), emptyProgress());
  assert.equal(totalProgress([{ progress: one }]), one);
});

const file = { name: 'a.mp4', type: 'video/mp4', size: 10 };

test('what may not be taken is told apart', () => {
  assert.equal(refusal({}, file, 0), undefined);
  assert.equal(refusal({}, file, 1), 'too-many-files');
  assert.equal(refusal({ multiple: true }, file, 99), undefined);
  assert.equal(refusal({ multiple: true, maxFiles: 2 }, file, 2), 'too-many-files');
  assert.equal(refusal({}, { ...file, size: 0 }, 0), 'file-empty');
  assert.equal(refusal({ maxFileSize: 9 }, file, 0), 'file-too-large');
  assert.equal(refusal({ maxFileSize: 10 }, file, 0), undefined);
  assert.equal(refusal({}, { ...file, name: 'a.txt', type: 'text/plain' }, 0), 'file-type');
});

test('limits that are not set, or were removed, allow all', () => {
  assert.equal(
    refusal({ multiple: true, maxFiles: null, maxFileSize: null, accept: null }, file, 5),
    undefined,
  );
});

test('a file without a type is judged by its extension', () => {
  const untyped = (name: string) => ({ name, type: '' });

  assert.equal(accepts(videoTypes, untyped('Clip.MOV')), true);
  assert.equal(accepts('video/*', untyped('clip.mov')), true);
  assert.equal(accepts('video/quicktime', untyped('clip.mov')), true);
  assert.equal(accepts('video/mp4', untyped('clip.mp4')), true);
  assert.equal(accepts('video/mp4', untyped('clip.mov')), false);
  assert.equal(accepts('video/*', untyped('letter.txt')), false);
  assert.equal(accepts('video/*', { name: 'clip.mov', type: 'text/plain' }), false);
  assert.equal(accepts('', untyped('anything')), true);
  assert.equal(accepts('*/*', untyped('anything')), true);
});
