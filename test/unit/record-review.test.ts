import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { fileName } from '../../src/record/take-file.js';
import { engines } from '../helpers/fake-media-recorder.js';
import { nextEvent } from '../helpers/next-event.js';
import { scene, type Scene } from '../helpers/session-scene.js';

const mebibyte = 1024 * 1024;
const review = { options: { review: true } };

/** Records more than a part, ends, and waits until the recording can be watched. */
async function recorded({ session, recorder }: Scene): Promise<void> {
  await session.start();
  for (let index = 0; index < 3; index++) recorder().data(3 * mebibyte);
  const held = new Promise<void>((resolve) => {
    session.addEventListener('statechange', ({ detail: { state } }) => {
      if (state === 'review') resolve();
    });
  });
  void session.stop();
  await held;
}

async function hashOf(blob: Blob): Promise<string> {
  return createHash('sha256')
    .update(new Uint8Array(await blob.arrayBuffer()))
    .digest('hex');
}

test('with `review` nothing is sent before it is submitted, and then all of it', async (t) => {
  const made = await scene(t, review);
  const { session, emulator, states } = made;

  await recorded(made);
  const before = emulator.requests.length;
  const { videoId } = await session.submit();

  assert.equal(before, 0);
  assert.equal(emulator.video(videoId)?.sha256, await made.recorded());
  assert.deepEqual(states.slice(2), ['recording', 'finishing', 'review', 'finishing', 'done']);
});

test('`stop()` and `finished` give the video that is submitted', async (t) => {
  const made = await scene(t, review);
  const { session } = made;

  await recorded(made);
  const promised = [session.stop(), session.finished, session.submit()];

  assert.equal(new Set(await Promise.all(promised)).size, 1);
});

test('what was recorded can be watched before it is sent', async (t) => {
  const made = await scene(t, review);

  await recorded(made);
  const file = await made.session.file();

  assert.equal(await hashOf(file), await made.recorded());
  assert.match(file.name, /^recording-.*\.webm$/);
  assert.match(file.type, /^video\/webm/);
});

test('what has arrived in part is no file any more', async (t) => {
  const { session, recorder } = await scene(t, { options: { partSize: 5 * mebibyte } });
  await session.start();
  const part = nextEvent(session, 'part');
  for (let index = 0; index < 3; index++) recorder().data(3 * mebibyte);
  await part;

  void session.stop();

  await assert.rejects(session.file(), { code: 'invalid-state' });
});

test('what was never recorded is no file', async (t) => {
  const { session } = await scene(t, review);

  await assert.rejects(session.file(), { code: 'invalid-state' });
});

test('only what waits to be submitted can be', async (t) => {
  const { session } = await scene(t, review);
  await assert.rejects(session.submit(), { code: 'invalid-state' });

  await session.start();

  await assert.rejects(session.submit(), { code: 'invalid-state' });
});

test('a recording that is dropped instead rejects, and nothing was sent', async (t) => {
  const made = await scene(t, review);
  await recorded(made);

  made.session.cancel();

  await assert.rejects(made.session.finished, { code: 'aborted' });
  assert.equal(made.emulator.requests.length, 0);
});

test('a take of nothing has nothing to review, and is no file', async (t) => {
  const { session } = await scene(t, { ...review, engine: engines.chromiumTooShort });
  await session.start();

  await assert.rejects(session.stop(), { code: 'nothing-recorded' });
  await assert.rejects(session.file(), { code: 'nothing-recorded' });
});

test('a submission that fails is taken up again', async (t) => {
  const made = await scene(t, review);
  const { session, emulator, states } = made;
  await recorded(made);
  emulator.faults.push({ match: { path: '/upload' }, times: 1, then: { status: 503 } });

  await assert.rejects(session.submit(), { code: 'http' });
  const { videoId } = await session.retry();

  assert.deepEqual(states.slice(5), ['finishing', 'failed', 'finishing', 'done']);
  assert.equal(emulator.video(videoId)?.sha256, await made.recorded());
});

test('a file has the extension of what is in it', () => {
  assert.deepEqual(
    [
      fileName('recording-1.webm', 'video/webm;codecs=vp9'),
      fileName('Talk 2.5', 'video/webm'),
      fileName('Talk.WEBM', 'video/webm'),
      fileName('Talk.mov', 'video/mp4;codecs=avc1'),
    ],
    ['recording-1.webm', 'Talk 2.5.webm', 'Talk.WEBM', 'Talk.mov.mp4'],
  );
});
