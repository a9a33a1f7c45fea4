import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nextEvent } from '../helpers/next-event.js';
import { scene } from '../helpers/session-scene.js';

const mebibyte = 1024 * 1024;
const refused = { match: { path: '/upload' }, then: { status: 503 } } as const;

test('parts leave while the recording goes on', async (t) => {
  const { session, emulator, recorder, told, recorded } = await scene(t);
  await session.start();

  recorder().data(6 * mebibyte);
  recorder().data(1);
  await nextEvent(session, 'part');
  const { state } = session;
  const { videoId } = await session.stop();

  assert.equal(state, 'recording');
  assert.deepEqual(told, ['part 1', 'part 2']);
  assert.equal(emulator.video(videoId)?.sha256, await recorded());
});

test('a failed upload does not end the recording, and retry() sends all of it', async (t) => {
  const { session, emulator, recorder, told, states, recorded } = await scene(t);
  emulator.faults.push(refused);
  await session.start();

  recorder().data(6 * mebibyte);
  recorder().data(1);
  await nextEvent(session, 'upload-failed');
  const { state } = session;
  recorder().data(2 * mebibyte);
  await assert.rejects(session.stop(), { code: 'http', status: 503 });
  emulator.faults = [];
  const { videoId } = await session.retry();

  assert.equal(state, 'recording');
  assert.deepEqual(told, ['upload-failed http', 'upload-failed http', 'part 1', 'part 2']);
  assert.deepEqual(states.slice(-4), ['finishing', 'failed', 'finishing', 'done']);
  assert.equal(emulator.video(videoId)?.sha256, await recorded());
  assert.equal(session.error, undefined);
});

test('an upload that is retried while recording brings stop() its video', async (t) => {
  const { session, emulator, recorder, recorded } = await scene(t);
  emulator.faults.push({ ...refused, times: 1 });
  await session.start();

  recorder().data(6 * mebibyte);
  recorder().data(1);
  await nextEvent(session, 'upload-failed');
  const retried = session.retry();
  const { videoId } = await session.stop();

  assert.equal((await retried).videoId, videoId);
  assert.equal(emulator.video(videoId)?.sha256, await recorded());
});

test('a listener may retry at once, as often as the upload fails', async (t) => {
  const { session, emulator, states, told } = await scene(t);
  emulator.faults.push({ ...refused, times: 2 });
  session.addEventListener('upload-failed', () => void session.retry());
  await session.start();

  const { videoId } = await session.stop();

  assert.equal(emulator.video(videoId)?.complete, true);
  assert.deepEqual(told, ['upload-failed http', 'upload-failed http', 'part 1']);
  assert.equal(states.at(-1), 'done');
});

test('a listener to the state may retry as well', async (t) => {
  const { session, emulator } = await scene(t);
  emulator.faults.push({ ...refused, times: 1 });
  session.addEventListener('statechange', ({ detail }) => {
    if (detail.state === 'failed') void session.retry();
  });
  await session.start();

  await assert.rejects(session.stop(), { status: 503 });
  const { videoId } = await session.finished;

  assert.equal(emulator.video(videoId)?.complete, true);
});

test('there is nothing to retry while nothing has failed', async (t) => {
  const { session } = await scene(t);
  await session.start();

  await assert.rejects(session.retry(), { code: 'invalid-state' });
});

test('after an outage the upload goes on by itself, while the recording does', async (t) => {
  const { session, emulator, recorder, told, recorded } = await scene(t, { options: { resumeDelay: 1 } });
  emulator.faults.push({ ...refused, times: 2 });
  await session.start();

  recorder().data(6 * mebibyte);
  recorder().data(1);
  await nextEvent(session, 'upload-failed');
  session.pause();
  await nextEvent(session, 'part');
  const { state } = session;
  const { videoId } = await session.stop();

  assert.equal(state, 'paused');
  assert.deepEqual(told, ['upload-failed http', 'upload-failed http', 'part 1', 'part 2']);
  assert.equal(emulator.video(videoId)?.sha256, await recorded());
});

test('stop() tries a failed upload once more', async (t) => {
  const { session, emulator, recorder, states, recorded } = await scene(t);
  emulator.faults.push({ ...refused, times: 1 });
  await session.start();
  recorder().data(6 * mebibyte);
  recorder().data(1);
  await nextEvent(session, 'upload-failed');

  const { videoId } = await session.stop();

  assert.deepEqual(states.slice(-3), ['recording', 'finishing', 'done']);
  assert.equal(emulator.video(videoId)?.sha256, await recorded());
});

test('what will not pass is not tried again', async (t) => {
  const { session, emulator, recorder, told } = await scene(t, { options: { resumeDelay: 1 } });
  emulator.faults.push({
    match: { path: '/upload' },
    then: { status: 401, body: { title: 'No.', status: 401 } },
  });
  await session.start();
  recorder().data(6 * mebibyte);
  recorder().data(1);
  await nextEvent(session, 'upload-failed');
  await new Promise((resolve) => setTimeout(resolve, 30));

  await assert.rejects(session.stop(), { status: 401 });

  assert.deepEqual([told.length, emulator.requests.length], [1, 1]);
});

test('a canceled session takes nothing up again', async (t) => {
  const { session, emulator, recorder } = await scene(t, { options: { resumeDelay: 20 } });
  emulator.faults.push({ ...refused, times: 1 });
  await session.start();
  recorder().data(6 * mebibyte);
  recorder().data(1);
  await nextEvent(session, 'upload-failed');

  session.cancel();
  await new Promise((resolve) => setTimeout(resolve, 60));

  assert.deepEqual([emulator.requests.length, session.upload?.state], [1, 'canceled']);
});
