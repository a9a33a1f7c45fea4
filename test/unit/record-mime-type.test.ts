import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chooseMimeType, extensionOf } from '../../src/record/mime-type.js';

const both = { video: true, audio: true };
const picture = { video: true, audio: false };
const sound = { video: false, audio: true };

function only(...types: readonly string[]): (mimeType: string) => boolean {
  return (mimeType) => types.includes(mimeType);
}
const anything = (): boolean => true;

test('WebM comes before MP4, and VP9 before VP8', () => {
  const { mimeType } = chooseMimeType(both, anything);

  assert.equal(mimeType, 'video/webm;codecs=vp9,opus');
});

test('the type names codecs for exactly the kinds of track that are there', () => {
  assert.equal(chooseMimeType(picture, anything).mimeType, 'video/webm;codecs=vp9');
  assert.equal(chooseMimeType(sound, anything).mimeType, 'audio/webm;codecs=opus');
});

test('Firefox records VP8', () => {
  const { mimeType } = chooseMimeType(both, only('video/webm', 'video/webm;codecs=vp8,opus'));

  assert.equal(mimeType, 'video/webm;codecs=vp8,opus');
});

test('Safari records H.264 with AAC, with a key frame every second', () => {
  const choice = chooseMimeType(both, only('video/mp4', 'video/mp4;codecs=avc1.42E01E,mp4a.40.2'));

  assert.deepEqual(choice, { mimeType: 'video/mp4;codecs=avc1.42E01E,mp4a.40.2', keyFrameInterval: 1000 });
});

test('sound alone needs no key frames', () => {
  assert.deepEqual(chooseMimeType(sound, only('audio/mp4')), { mimeType: 'audio/mp4' });
});

test('a browser that denies every type chooses by itself', () => {
  assert.deepEqual(
    chooseMimeType(both, () => false),
    { mimeType: '' },
  );
});

test('only well-formed types are asked about', () => {
  const asked: string[] = [];

  for (const kinds of [both, picture, sound]) {
    chooseMimeType(kinds, (mimeType) => asked.push(mimeType) === 0);
  }

  for (const mimeType of asked)
    assert.match(mimeType, /^(video|audio)\/(webm|mp4)(;codecs=[\w.]+(,[\w.]+)?)?$/);
});

test('a type wished for is used', () => {
  const choice = chooseMimeType(both, anything, 'video/webm; codecs="vp8, opus"');

  assert.equal(choice.mimeType, 'video/webm;codecs=vp8,opus');
});

test('MP4 wished for comes with key frames, so that chunks come in time', () => {
  const choice = chooseMimeType(picture, anything, 'video/mp4;codecs=vp9');

  assert.deepEqual(choice, { mimeType: 'video/mp4;codecs=vp9', keyFrameInterval: 1000 });
});

test('a wished codec without a track is dropped, because Firefox would hang on it', () => {
  const wished = 'video/webm;codecs=vp8,opus';

  assert.equal(chooseMimeType(picture, anything, wished).mimeType, 'video/webm;codecs=vp8');
  assert.equal(chooseMimeType(sound, anything, wished).mimeType, 'video/webm;codecs=opus');
});

test('a wish that forgets the sound gets Opus, or else the plain container', () => {
  const wished = 'video/webm;codecs=vp8';

  assert.equal(chooseMimeType(both, anything, wished).mimeType, 'video/webm;codecs=vp8,opus');
  assert.equal(chooseMimeType(both, only('video/webm'), wished).mimeType, 'video/webm');
});

test('a wish that forgets the picture becomes the plain container', () => {
  assert.equal(chooseMimeType(both, anything, 'video/webm;codecs=opus').mimeType, 'video/webm');
});

for (const [why, wished, kinds, isSupported] of [
  ['is unknown to the browser', 'video/mp4', both, only('video/webm')],
  ['is malformed', 'video/webm;codecs:vp9,opus', both, anything],
  ['has no place for the picture', 'audio/webm', both, anything],
] as const) {
  test(`a type that ${why} is refused by name`, () => {
    assert.throws(
      () => chooseMimeType(kinds, isSupported, wished),
      (error: Error) => 'code' in error && error.code === 'unsupported' && error.message.includes(wished),
    );
  });
}

test('the extension follows the container', () => {
  assert.equal(extensionOf('video/webm;codecs=vp9,opus'), 'webm');
  assert.equal(extensionOf('video/mp4; codecs=avc1.4d002a,mp4a'), 'mp4');
  assert.equal(extensionOf('video/x-matroska;codecs=avc1,opus'), 'mkv');
  assert.equal(extensionOf('audio/ogg'), 'ogg');
  assert.equal(extensionOf(''), 'webm');
});
