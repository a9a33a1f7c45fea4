import assert from 'node:assert/strict';
import { test } from 'node:test';
import { engines } from '../helpers/fake-media-recorder.js';
import { nextEvent } from '../helpers/next-event.js';
import { scene } from '../helpers/session-scene.js';

const mebibyte = 1024 * 1024;
const refused = { match: { path: '/upload' }, then: { status: 503 } } as const;

test('bytes that Firefox gives after `stop` are part of the video', async (t) => {
  const { session, emulator, recorded } = await scene(t, { engine: engines.firefoxLate });

  await session.start();
  const { videoId } = await session.stop();

  assert.equal(emulator.video(videoId)?.bytes, 9000);
  assert.equal(emulator.video(videoId)?.sha256, await recorded());
});

test('stopping twice gives the same video', async (t) => {
  const { session, emulator } = await scene(t);
  await session.start();

  const [first, second] = await Promise.all([session.stop(), session.stop()]);

  assert.equal(first, second);
  assert.equal(first, await session.finished);
  assert.equal(emulator.videos.length, 1);
});

test('stopping what was not started is refused', async (t) => {
  const { session } = await scene(t);

  await assert.rejects(session.stop(), { code: 'invalid-state' });
});

test('stopping during the start waits for it, and then stops', async (t) => {
  const { session, emulator, states } = await scene(t);

  const starting = session.start();
  const { videoId } = await session.stop();

  await starting;
  assert.equal(emulator.video(videoId)?.complete, true);
  assert.deepEqual(states, ['opening', 'ready', 'recording', 'finishing', 'done']);
});

test('stopping a start that is canceled, or refused, says so', async (t) => {
  const { session: canceled } = await scene(t);
  const { session: wrong } = await scene(t, { options: { timeslice: 1 } });

  void canceled.start().catch(() => undefined);
  const stopping = canceled.stop();
  canceled.cancel();
  void wrong.start().catch(() => undefined);

  await assert.rejects(stopping, { code: 'aborted' });
  await assert.rejects(wrong.stop(), { code: 'invalid-option' });
});

test('who hears that the upload is canceled finds the session canceled', async (t) => {
  const { session, states } = await scene(t);
  await session.start();
  const seen: string[] = [];
  session.upload?.addEventListener('statechange', () => {
    seen.push(session.state);
    session.cancel();
  });

  session.cancel();

  assert.deepEqual(seen, ['canceled']);
  assert.deepEqual(states.slice(-2), ['recording', 'canceled']);
  await assert.rejects(session.stop(), { code: 'aborted' });
});

test('a take of nothing is refused, and nothing is sent', async (t) => {
  const { session, emulator, told } = await scene(t, { engine: engines.chromiumTooShort });
  await session.start();

  await assert.rejects(session.stop(), { code: 'nothing-recorded' });

  assert.equal(session.state, 'failed');
  assert.equal(session.error?.code, 'nothing-recorded');
  assert.deepEqual([emulator.requests.length, told], [0, []]);
});

test('when the person stops sharing the screen, the recording is finished and sent', async (t) => {
  const { session, emulator, video, told } = await scene(t, { screen: true });
  await session.start();

  video.end();
  const { videoId } = await session.finished;

  assert.deepEqual(told, ['interrupted source-ended', 'part 1']);
  assert.equal(emulator.video(videoId)?.complete, true);
});

test('when a screen’s sound ends first, as sharing is stopped, only the end of sharing is told', async (t) => {
  const { session, video, audio, told } = await scene(t, { screen: true });
  await session.start();

  audio.end();
  video.end();
  await session.finished;

  assert.deepEqual(told, ['interrupted source-ended', 'part 1']);
});

test('when a screen’s sound ends alone, that is told, and the screen goes on', async (t) => {
  const { session, audio } = await scene(t, { screen: true });
  await session.start();

  audio.end();
  const { detail } = await nextEvent(session, 'interrupted');

  assert.equal(detail.error.code, 'source-ended');
  assert.match(detail.error.message, /sound/);
  assert.equal(session.state, 'recording');
});

test('once the recording is over, its closed devices are not given as open ones', async (t) => {
  const { video, audio, session } = await scene(t);
  await session.start();
  await session.stop();
  for (const track of [video, audio]) track.stop();

  await assert.rejects(session.open(), { code: 'invalid-state' });
});

test('when the microphone is unplugged, the camera goes on', async (t) => {
  const { session, audio, recorder, told } = await scene(t);
  await session.start();

  audio.end();
  const { state } = session;
  await session.stop();

  assert.equal(state, 'recording');
  assert.equal(recorder().flushes, 1);
  assert.deepEqual(told, ['interrupted source-ended', 'part 1']);
});

test('when the recorder fails, what it had becomes the video', async (t) => {
  const { session, emulator, recorder, told, recorded } = await scene(t, { engine: engines.failing });
  await session.start();

  recorder().fail();
  const { videoId } = await session.finished;

  assert.deepEqual(told, ['interrupted recorder-failed', 'part 1']);
  assert.equal(emulator.video(videoId)?.sha256, await recorded());
});

test('after cancel() nothing is recorded or sent any more', async (t) => {
  const { session, emulator, recorder } = await scene(t);
  await session.start();
  recorder().data(6 * mebibyte);

  const stopping = session.stop();
  session.cancel();
  session.cancel();

  await assert.rejects(stopping, { code: 'aborted' });
  await assert.rejects(session.stop(), { code: 'aborted' });
  await assert.rejects(
    session.start().then(() => session.finished),
    { code: 'aborted' },
  );
  assert.deepEqual([session.state, recorder().state], ['canceled', 'inactive']);
  assert.deepEqual([emulator.requests.length, session.upload?.state], [0, 'canceled']);
});

test('a session can be canceled before it starts, and after it has failed', async (t) => {
  const { session: unstarted } = await scene(t);
  const { session: failed, emulator } = await scene(t);
  emulator.faults.push(refused);
  await failed.start();
  await assert.rejects(failed.stop(), { status: 503 });

  unstarted.cancel();
  failed.cancel();

  await assert.rejects(unstarted.start(), { code: 'aborted' });
  await assert.rejects(unstarted.stop(), { code: 'aborted' });
  await assert.rejects(failed.stop(), { code: 'aborted' });
  await assert.rejects(failed.retry(), { code: 'invalid-state' });
});

test('what is done stays done', async (t) => {
  const { session } = await scene(t);
  await session.start();
  const video = await session.stop();

  session.cancel();

  assert.equal(session.state, 'done');
  assert.equal(await session.stop(), video);
});

test("the caller's signal cancels", async (t) => {
  const life = new AbortController();
  const { session } = await scene(t, { options: { signal: life.signal } });
  const starting = session.start();

  life.abort();

  await assert.rejects(starting, { code: 'aborted' });
  await assert.rejects(session.finished, { code: 'aborted' });
});

test('a stream that was given is left to its owner', async (t) => {
  const { session, stream } = await scene(t);
  await session.start();

  await session.stop();

  assert.equal(stream.active, true);
  assert.equal(session.stream, stream);
});
