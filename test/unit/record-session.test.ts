import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { createOutcome } from '../../src/base/outcome.js';
import { RecordingSession } from '../../src/record/session.js';
import { engines, fakeStream, installFakeMediaRecorder } from '../helpers/fake-media-recorder.js';
import { nextEvent } from '../helpers/next-event.js';
import { scene } from '../helpers/session-scene.js';

test('what was recorded arrives, byte for byte, and stop() gives its video', async (t) => {
  const { session, emulator, states, recorded } = await scene(t);

  await session.start();
  await nextEvent(session, 'chunk');
  const { videoId } = await session.stop();

  assert.equal(emulator.video(videoId)?.sha256, await recorded());
  assert.deepEqual(states, ['opening', 'ready', 'recording', 'finishing', 'done']);
});

test('the video is named after the time and the format, or as asked for', async (t) => {
  const first = await scene(t);
  await first.session.start();
  const unnamed = await first.session.stop();
  const second = await scene(t, { options: { videoName: 'Interview' } });
  await second.session.start();
  const named = await second.session.stop();

  assert.match(
    first.emulator.video(unnamed.videoId)?.title ?? '',
    /^recording-\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d/,
  );
  assert.equal(second.emulator.video(named.videoId)?.title, 'Interview');
});

test('a second start changes nothing', async (t) => {
  const { session, emulator } = await scene(t);

  await Promise.all([session.start(), session.start()]);
  await session.start();
  await session.stop();

  assert.equal(emulator.videos.length, 1);
});

test('pauses do not count, and the clocks end together', async (t) => {
  const { session } = await scene(t);
  await session.start();
  await nextEvent(session, 'chunk');
  session.pause();
  const { recordedSeconds } = session.clocks;
  await new Promise((resolve) => setTimeout(resolve, 60));
  const paused = session.clocks.recordedSeconds;
  session.resume();

  await session.stop();
  const { clocks } = session;

  assert.equal(paused, recordedSeconds);
  assert.equal(clocks.uploadedSeconds, clocks.recordedSeconds);
  assert.ok(clocks.recordedSeconds >= paused && paused > 0.05);
});

test('a listener that resumes at once finds the recorder running', async (t) => {
  const { session, recorder } = await scene(t);
  session.addEventListener('statechange', ({ detail }) => {
    if (detail.state === 'paused') session.resume();
  });
  await session.start();

  session.pause();

  assert.deepEqual([session.state, recorder().state], ['recording', 'recording']);
});

test('pausing and resuming out of turn does nothing', async (t) => {
  const { session } = await scene(t);

  session.pause();
  session.resume();
  await session.start();
  session.resume();

  assert.equal(session.state, 'recording');
});

for (const [option, options] of [
  ['timeslice', { timeslice: 99 }],
  ['videoBitsPerSecond', { videoBitsPerSecond: 0 }],
  ['partSize', { partSize: 1000 }],
] as const) {
  test(`a ${option} out of range is refused at the start, and nothing is recorded`, async (t) => {
    const { session } = await scene(t, { options });

    await assert.rejects(session.start(), { code: 'invalid-option', message: new RegExp(option) });

    assert.equal(session.upload, undefined);
  });
}

test('a session without a token is refused at the start', async (t) => {
  installFakeMediaRecorder(t, engines.chromiumWebm);
  const session = new RecordingSession(fakeStream().stream, {});

  await assert.rejects(session.start(), { code: 'invalid-option', message: /uploadToken/ });
});

test('a session makes its own client of a token', async (t) => {
  const { emulator } = await scene(t);
  const session = new RecordingSession(fakeStream().stream, {
    uploadToken: emulator.createUploadToken().token,
    baseUri: emulator.url,
  });
  await session.start();

  const { videoId } = await session.stop();

  assert.equal(emulator.video(videoId)?.complete, true);
});

test('a stream that has ended is refused at the start', async (t) => {
  const { session, video, audio } = await scene(t);
  video.end();
  audio.end();

  await assert.rejects(session.start(), { code: 'invalid-state' });
});

/** A browser that answers the question for devices so. */
function installDevices(t: TestContext, getUserMedia: () => Promise<MediaStream>): void {
  Object.assign(globalThis, { isSecureContext: true });
  Object.defineProperty(globalThis, 'navigator', {
    value: { mediaDevices: { getUserMedia } },
    configurable: true,
  });
  t.after(() => ['isSecureContext', 'navigator'].map((name) => Reflect.deleteProperty(globalThis, name)));
}

test('stopping while the person is still asked cancels, and what is granted later is closed', async (t) => {
  const { emulator, recorder } = await scene(t);
  const { stream } = fakeStream();
  const answer = createOutcome<MediaStream>();
  installDevices(t, () => answer.promise);
  const session = new RecordingSession('camera', {
    uploadToken: emulator.createUploadToken().token,
    baseUri: emulator.url,
  });

  const starting = session.start();
  const stopping = session.stop();
  await assert.rejects(stopping, { code: 'aborted' });
  await assert.rejects(starting, { code: 'aborted' });
  answer.resolve(stream);
  await answer.promise;
  await setImmediate();

  assert.equal(session.state, 'canceled');
  assert.equal(stream.active, false);
  assert.throws(recorder);
});

test('a recorder that gives nothing for a while is warned of, until it gives something', async (t) => {
  t.mock.timers.enable({ apis: ['setInterval'] });
  const { session, recorder } = await scene(t, { engine: engines.chromiumMp4, options: { spool: false } });
  const told: string[] = [];
  session.addEventListener('warning', ({ detail }) => told.push(detail.code));
  session.addEventListener('warning-end', ({ detail }) => told.push(`-${detail.code}`));
  await session.start();

  t.mock.timers.tick(30_000);
  recorder().data(1000);
  t.mock.timers.tick(30_000);
  await session.stop();

  assert.deepEqual(
    told.filter((code) => code.endsWith('no-data')),
    ['no-data', '-no-data', 'no-data', '-no-data'],
  );
});

test('a source that is refused can be asked for again', async (t) => {
  const { emulator } = await scene(t);
  const { stream } = fakeStream();
  const answers = [Promise.reject(new DOMException('', 'NotAllowedError')), Promise.resolve(stream)];
  installDevices(t, () => answers.shift() ?? Promise.reject(new TypeError()));
  const session = new RecordingSession('camera', {
    uploadToken: emulator.createUploadToken().token,
    baseUri: emulator.url,
  });

  await assert.rejects(session.start(), { code: 'permission-denied' });
  const { state, error } = session;
  await session.start();
  await session.stop();

  assert.deepEqual([state, error?.code], ['failed', 'permission-denied']);
  assert.deepEqual([session.state, session.error], ['done', undefined]);
  assert.equal(stream.active, false);
});
