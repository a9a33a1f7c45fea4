import assert from 'node:assert/strict';
import { once } from 'node:events';
import { test } from 'node:test';
import { ApiVideoMediaRecorder } from '../../src/compat/index.js';
import { createEmulator } from '../../src/emulator/emulator.js';
import {
  engines,
  FakeRecorder,
  fakeStream,
  installFakeMediaRecorder,
} from '../helpers/fake-media-recorder.js';
import { recording, requested, uncaught, withoutDelays } from './compat-fixture.js';
import { call, mebibyte, started } from './emulator-fixture.js';
import { containerOf, fault, rangesOf } from './upload-fixture.js';

const refusal = { status: 400, body: { title: 'No.', type: 'https://docs.api.video/reference/invalid' } };
const large = 6 * mebibyte;

test('old recorder: stop() settles when the last part fails, and error is told', async (t) => {
  const { recorder, emulator, native, told } = await recording(t);
  emulator.faults.push(fault({ status: 500, body: { title: 'Server error' } }));

  recorder.start({ timeslice: 100 });
  (await native()).data(1000);

  await assert.rejects(recorder.stop(), { name: 'ApiVideoError', status: 500, title: 'Server error' });
  assert.deepEqual(told, ['recordingStopped', 'error http']);
});

test('old recorder: stop() after a failure sends what is missing, and gives the video', async (t) => {
  const { recorder, emulator, native } = await recording(t);
  emulator.faults.push(fault({ status: 400, body: { title: 'No.' } }));

  recorder.start({ timeslice: 100 });
  (await native()).data(1000);
  await assert.rejects(recorder.stop(), { title: 'No.' });
  emulator.faults.length = 0;
  const { videoId } = await recorder.stop();

  assert.equal(emulator.video(videoId)?.complete, true);
});

test('old recorder: a second stop() gives the same video', async (t) => {
  const { recorder, emulator, native } = await recording(t);

  recorder.start({ timeslice: 100 });
  (await native()).data(1000);
  const [first, second] = await Promise.all([recorder.stop(), recorder.stop()]);

  assert.equal(first.videoId, second.videoId);
  assert.equal(emulator.videos.length, 1);
});

test('old recorder: an answer that is no JSON blocks nothing', async (t) => {
  const { recorder, emulator, native } = await recording(t, { options: { retryStrategy: () => 1 } });
  emulator.faults.push(fault({ status: 200, body: '<h1>Sign in</h1>' }, {}, 2));

  recorder.start({ timeslice: 100 });
  (await native()).data(1000);
  const { videoId } = await recorder.stop();

  assert.equal(emulator.video(videoId)?.complete, true);
});

for (const status of [408, 425, 429]) {
  test(`old recorder: status ${status} is no end`, async (t) => {
    const { recorder, emulator, native } = await recording(t, { options: { retryStrategy: undefined } });
    emulator.faults.push(fault({ status, headers: { 'X-RateLimit-Retry-After': '1' } }, {}, 1));

    recorder.start({ timeslice: 100 });
    (await native()).data(1000);
    const { videoId } = await recorder.stop();

    assert.equal(emulator.video(videoId)?.complete, true);
  });
}

test('old recorder: a lost answer, and the refusal of the copy, do no harm', async (t) => {
  const { recorder, emulator, native, told } = await recording(t, { options: { retryStrategy: () => 1 } });
  emulator.faults.push(fault({ drop: 'after' }, { part: 2 }, 1));

  recorder.start({ timeslice: 100 });
  for (let parts = 0; parts < 3; parts++) (await native()).data(large);
  const { videoId } = await recorder.stop();

  assert.ok((emulator.video(videoId)?.bytes ?? 0) >= 3 * large);
  assert.ok(rangesOf(emulator).filter((range) => range.startsWith('2/')).length > 1);
  assert.deepEqual(told, ['recordingStopped']);
});

test('old recorder: after a failed part the recording goes on, and its video has no hole', async (t) => {
  const { recorder, emulator, native, next } = await recording(t);
  emulator.faults.push(fault(refusal, { part: 2 }, 1));
  const failed = next('error');
  const accepted = requested(/^\/upload/, { answered: true });

  recorder.start({ timeslice: 60_000 });
  const browsers = await native();
  browsers.data(large);
  await accepted;
  browsers.data(large);
  await failed;
  const state = recorder.getMediaRecorderState();
  const { videoId } = await recorder.stop().catch(() => recorder.stop());

  const { parts = [], complete } = emulator.video(videoId) ?? {};
  assert.equal(state, 'recording');
  assert.equal(complete, true);
  assert.deepEqual(
    parts.map(({ number }) => number),
    parts.map((_, index) => index + 1),
  );
});

test('old recorder: when sharing is stopped in the browser’s own bar, stop() still gives the video', async (t) => {
  const { recorder, emulator, native, video, next } = await recording(t, { screen: true });
  const stopped = next('recordingStopped');

  recorder.start({ timeslice: 100 });
  (await native()).data(1000);
  video.end();
  await stopped;
  const state = recorder.getMediaRecorderState();
  const { videoId } = await recorder.stop();

  assert.equal(state, 'inactive');
  assert.equal(emulator.video(videoId)?.complete, true);
});

test('old recorder: an error of the browser’s recorder is told, and what it had is kept', async (t) => {
  const { recorder, emulator, native, told } = await recording(t, { engine: engines.failing });

  recorder.start({ timeslice: 100 });
  const browsers = await native();
  browsers.data(1000);
  browsers.fail();
  const { videoId } = await recorder.stop();

  assert.ok(told.includes('error recorder-failed'));
  assert.ok((emulator.video(videoId)?.bytes ?? 0) >= 1000);
});

test('old recorder: it can be resumed after a pause, be that in its first moment', async (t) => {
  const { recorder, native } = await recording(t);
  const states: string[] = [];
  const note = (): void => void states.push(recorder.getMediaRecorderState());

  recorder.start({ timeslice: 100 });
  recorder.pause();
  note();
  assert.throws(() => recorder.start(), { code: 'invalid-state' });
  assert.throws(() => recorder.pause(), { code: 'invalid-state' });
  const browsers = await native();
  if (browsers.state !== 'paused') await once(browsers, 'pause');
  recorder.resume();
  note();
  assert.equal(browsers.state, 'recording');
  assert.throws(() => recorder.resume(), { code: 'invalid-state' });
  browsers.data(1000);
  await recorder.stop();
  note();

  assert.deepEqual(states, ['paused', 'recording', 'inactive']);
});

test('old recorder: a second take is another video, and leaves the first alone', async (t) => {
  const { recorder, emulator, native } = await recording(t);
  const videos: string[] = [];

  for (const size of [large, 1000]) {
    recorder.start({ timeslice: 60_000 });
    (await native()).data(size);
    videos.push((await recorder.stop()).videoId);
  }

  const sizes = videos.map((videoId) => emulator.video(videoId)?.bytes);
  assert.equal(new Set(videos).size, 2);
  assert.deepEqual(sizes, [large + 501, 1000 + 501]);
});

test('old recorder: bytes that come after the end of the browser’s recorder are part of the video', async (t) => {
  const { recorder, emulator, native } = await recording(t, { engine: engines.firefoxLate });

  recorder.start();
  await native();
  const { videoId } = await recorder.stop();

  assert.equal(emulator.video(videoId)?.bytes, 9000);
});

test('old recorder: empty chunks make no part', async (t) => {
  const { recorder, emulator, native } = await recording(t, { engine: engines.chromiumMp4 });

  recorder.start({ timeslice: 100 });
  const browsers = await native();
  browsers.data(large);
  browsers.data(0);
  browsers.data(0);
  const { videoId } = await recorder.stop();

  assert.equal(emulator.video(videoId)?.bytes, large + 9036);
  assert.ok(emulator.requests.every(({ bytes }) => bytes > 0));
});

test('old recorder: nothing recorded is an error, and not an endless wait', async (t) => {
  const { recorder, native, told } = await recording(t, { engine: engines.chromiumTooShort });

  recorder.start();
  await native();

  await assert.rejects(recorder.stop(), { code: 'nothing-recorded' });
  assert.ok(told.includes('recordingStopped'));
});

test('old recorder: a format with a codec for a track that is absent is fitted, and does not hang', async (t) => {
  const options = { mimeType: 'video/webm;codecs=vp8,opus' };
  const { recorder, native, audio } = await recording(t, { options });

  audio.stop();
  recorder.start({ timeslice: 100 });
  const browsers = await native();
  browsers.data(1000);
  await recorder.stop();

  assert.equal(browsers.mimeType, 'video/webm;codecs=vp8');
});

test('old recorder: a malformed format, as its old list had them, records what browsers made of it', async (t) => {
  const { recorder, native } = await recording(t, { options: { mimeType: 'video/webm;codecs:vp9,opus' } });

  recorder.start({ timeslice: 100 });
  const browsers = await native();
  browsers.data(1000);
  await recorder.stop();

  assert.equal(browsers.mimeType, 'video/webm');
});

test('old recorder: MP4 is asked for a key frame each second, so that it can be sent while it is made', async (t) => {
  const options = { mimeType: 'video/mp4' };
  const { recorder, native } = await recording(t, { engine: engines.chromiumMp4, options });

  recorder.start();
  const browsers = await native();
  await recorder.stop();

  assert.equal(Reflect.get(browsers.options, 'videoKeyFrameIntervalDuration'), 1000);
});

test('old recorder: a format that can’t be recorded is told by error, onError and stop()', async (t) => {
  const codes: string[] = [];
  const onError = ({ code }: { readonly code: string }): void => void codes.push(code);
  const { recorder, next } = await recording(t, { options: { mimeType: 'video/ogg', onError } });
  const failed = next('error');

  recorder.start();
  const stopped = recorder.stop();

  await assert.rejects(stopped, { code: 'unsupported' });
  assert.equal(((await failed) as { readonly code: string }).code, 'unsupported');
  assert.deepEqual(codes, ['unsupported']);
  assert.equal(recorder.getMediaRecorderState(), 'inactive');
});

test('old recorder: small chunks are merged whatever the options say, and nothing of them is lost', async (t) => {
  const options = { mergeSmallPartsBeforeUpload: false, preventEmptyParts: false };
  const { recorder, emulator, native } = await recording(t, { options });

  recorder.start({ timeslice: 60_000 });
  const browsers = await native();
  for (let chunks = 0; chunks < 8; chunks++) browsers.data(mebibyte);
  const { videoId } = await recorder.stop();

  assert.equal(emulator.video(videoId)?.bytes, 8 * mebibyte + 501);
});

test('old recorder: each listener hears once that a video plays, and a 404 is not that', async (t) => {
  const { recorder, emulator, native } = await recording(t);
  emulator.faults.push({
    match: { path: '/vod/*/hls/manifest.m3u8' },
    times: 1,
    then: { status: 404, body: '<h1>Not here</h1>' },
  });
  const heard: string[] = [];
  const removed = (): void => void heard.push('removed');
  recorder.addEventListener('videoPlayable', () => heard.push('first'));
  recorder.addEventListener('videoPlayable', removed);
  recorder.removeEventListener('videoPlayable', removed);
  const last = new Promise<void>((resolve) => {
    recorder.addEventListener('videoPlayable', () => resolve(void heard.push('last')));
  });

  recorder.start({ timeslice: 100 });
  (await native()).data(1000);
  await recorder.stop();
  await last;

  assert.deepEqual(heard, ['first', 'last']);
});

test('old recorder: a format that can’t be recorded is told, though a listener throws', async (t) => {
  const thrown = uncaught(t);
  const mine = new Error('mine');
  const onError = (): void => {
    throw mine;
  };
  const { recorder, told } = await recording(t, { options: { mimeType: 'video/ogg', onError } });

  recorder.start();
  await assert.rejects(recorder.stop(), { code: 'unsupported' });
  await new Promise(setImmediate);

  assert.deepEqual(told, ['error unsupported']);
  assert.deepEqual(thrown, [mine]);
});

test('old recorder: an access token that dies midway is replaced, once, and the recording goes on', async (t) => {
  let hours = 0;
  const emulator = await createEmulator({}, () => Date.now() + hours * 3_600_000);
  t.after(() => emulator.close());
  const issued = await call(emulator, 'POST', '/auth/api-key', { apiKey: emulator.apiKey });
  const tokens = (await issued.json()) as { readonly access_token: string; readonly refresh_token: string };
  const videoId = await containerOf(emulator);
  installFakeMediaRecorder(t, engines.chromiumWebm);
  const recorder = new ApiVideoMediaRecorder(fakeStream().stream, {
    apiHost: emulator.url,
    accessToken: tokens.access_token,
    refreshToken: tokens.refresh_token,
    videoId,
  });
  const before = emulator.requests.length;
  const accepted = requested(/source$/, { answered: true });

  recorder.start({ timeslice: 60_000 });
  const native = await FakeRecorder.running();
  native.data(large);
  native.data(large);
  await accepted;
  hours = 2;
  native.data(large);
  const video = await recorder.stop();

  assert.equal(video.videoId, videoId);
  assert.equal(emulator.video(videoId)?.bytes, 3 * large + 501);
  const [first, refused, replaced, ...others] = emulator.requests
    .slice(before)
    .map(({ path, status }) => `${path.replace(videoId, 'vi')} ${status ?? ''}`);
  assert.deepEqual(
    [first, refused, replaced],
    ['/videos/vi/source 201', '/videos/vi/source 401', '/auth/refresh 200'],
  );
  assert.ok(others.length > 0 && others.every((line) => line === '/videos/vi/source 201'));
});

test('old recorder: an outage longer than six retries ends nothing', async (t) => {
  withoutDelays(t);
  const { recorder, emulator, native, told } = await recording(t, { options: { retryStrategy: undefined } });
  emulator.faults.push(fault({ drop: 'before' }, { part: 2 }, 10));
  const accepted = requested(/^\/upload/, { answered: true });
  const over = requested(/^\/upload/, { count: 12 });

  recorder.start({ timeslice: 60_000 });
  const browsers = await native();
  browsers.data(large);
  browsers.data(large);
  await accepted;
  browsers.data(large);
  await over;
  const state = recorder.getMediaRecorderState();
  const { videoId } = await recorder.stop();

  assert.equal(state, 'recording');
  assert.equal(emulator.video(videoId)?.bytes, 3 * large + 501);
  assert.deepEqual(told, ['recordingStopped']);
});

test('old recorder: a lost first answer makes no second video where the first was named', async (t) => {
  const emulator = await started(t);
  const videoId = await containerOf(emulator);
  const { token: uploadToken } = emulator.createUploadToken();
  installFakeMediaRecorder(t, engines.chromiumWebm);
  emulator.faults.push(fault({ drop: 'after' }, { part: 1 }, 1));
  const options = { apiHost: emulator.url, uploadToken, videoId, retryStrategy: () => 1 };
  const recorder = new ApiVideoMediaRecorder(fakeStream().stream, options);

  recorder.start({ timeslice: 60_000 });
  (await FakeRecorder.running()).data(1000);
  const video = await recorder.stop();

  assert.equal(video.videoId, videoId);
  assert.deepEqual(emulator.videos, [videoId]);
  assert.equal(emulator.video(videoId)?.bytes, 1000 + 501);
  assert.ok(rangesOf(emulator).length > 1);
});
