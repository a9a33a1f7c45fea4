import assert from 'node:assert/strict';
import { test } from 'node:test';
import { announcement, standingOf, type Standing } from '../../components/uploader/announcement.js';
import { english } from '../../components/uploader/texts.js';
import { ApiVideoError } from '../../src/index.js';

const nothingYet = standingOf([], []);
const uploading: Standing = { ...nothingYet, state: 'uploading', names: ['a.mp4'] };

function said(before: Standing, changes: Partial<Standing>): string | undefined {
  return announcement(before, { ...before, ...changes }, english);
}

test('the start is said once, by the name of the file or the number of files', () => {
  assert.equal(said(nothingYet, uploading), 'Uploading \u2068a.mp4\u2069');
  assert.equal(said(nothingYet, { ...uploading, names: ['a', 'b', 'c'] }), '3 videos added.');
  assert.equal(said(uploading, {}), undefined);
});

test('each quarter is said, and nothing between them', () => {
  assert.equal(said(uploading, { quarters: 1 }), '\u2068a.mp4\u2069: 25% uploaded');
  assert.equal(said({ ...uploading, quarters: 1 }, { quarters: 1 }), undefined);
  assert.equal(said({ ...uploading, quarters: 1 }, { quarters: 3 }), '\u2068a.mp4\u2069: 75% uploaded');
  assert.equal(said({ ...uploading, quarters: 3 }, { quarters: 4 }), undefined);
});

test('the end is said once', () => {
  assert.equal(said(uploading, { state: 'completed', quarters: 4 }), '\u2068a.mp4\u2069 is uploaded.');
  assert.equal(said({ ...uploading, state: 'completed' }, {}), undefined);
});

test('trouble is said, and that it goes on by itself is not said each time', () => {
  const waiting: Standing = { ...uploading, state: 'waiting' };

  assert.equal(said(uploading, { state: 'waiting' }), english.strings.waits.backoff);
  assert.equal(said(waiting, { state: 'uploading' }), undefined);
  assert.equal(said(uploading, { state: 'waiting', wait: 'offline' }), english.strings.waits.offline);
});

test('a failure is said in plain words, and again when it happens again', () => {
  const error = new ApiVideoError('http', 'Boom', { status: 500 });
  const failed: Partial<Standing> = { state: 'failed', failed: { name: 'a.mp4', error } };

  assert.equal(said(uploading, failed), '\u2068a.mp4\u2069: The server could not take the video.');
  assert.equal(said({ ...uploading, ...failed }, {}), undefined);
});

test('why files were not taken is said before all else', () => {
  assert.equal(
    said(nothingYet, { ...uploading, rejections: ['b.txt is empty.', 'No.'] }),
    'b.txt is empty. No.',
  );
});

test('that an upload was canceled is said, that a file was removed is not', () => {
  assert.equal(said(uploading, nothingYet), 'Upload canceled.');
  assert.equal(said({ ...uploading, state: 'completed' }, nothingYet), '');
});
