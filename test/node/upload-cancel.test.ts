import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ApiVideoClient, type UploadTask } from '../../src/index.js';
import type { Emulator } from '../../src/emulator/index.js';
import { until } from './emulator-fixture.js';
import {
  accepted,
  blobOf,
  containerOf,
  failureOf,
  fault,
  fileOf,
  partSize,
  reached,
  scene,
  tokenRefused,
  uploadsTo,
} from './upload-fixture.js';

/** Cancels the task, and makes sure that nothing of it is sent or told any more. */
async function cancel(task: UploadTask, emulator: Emulator): Promise<void> {
  const before = uploadsTo(emulator).length;
  const told: string[] = [];

  task.cancel();
  for (const name of ['statechange', 'progress', 'part', 'wait'] as const) {
    task.addEventListener(name, () => told.push(name));
  }

  assert.equal(task.state, 'canceled');
  assert.equal((await failureOf(task)).code, 'aborted');
  await later(emulator);
  assert.equal(uploadsTo(emulator).length, before);
  assert.deepEqual(told, []);
}

/** Lets another request go its slow way: what a canceled upload still had to send would have come by then. */
async function later({ url, faults }: Emulator): Promise<void> {
  faults.unshift({ match: { path: '/oembed/' }, then: { delay: 50 } });
  await failureOf(new ApiVideoClient({ baseUri: url }).oembed('https://x'));
}

test('an upload canceled before it began sends nothing', async (t) => {
  const { emulator, client } = await scene(t);

  const task = client.upload(fileOf(10));

  assert.equal(task.state, 'queued');
  await cancel(task, emulator);
});

test('an upload canceled by the listener that hears of its start sends nothing', async (t) => {
  const { emulator, client } = await scene(t);

  const task = client.upload(fileOf(10));
  task.addEventListener('statechange', () => task.cancel());

  assert.equal((await failureOf(task)).code, 'aborted');
  await later(emulator);
  assert.deepEqual(uploadsTo(emulator), []);
});

test('an upload canceled while it waits for a token sends nothing', async (t) => {
  let tellAsked = (): void => undefined;
  const asked = new Promise<void>((resolve) => (tellAsked = resolve));
  const { emulator, client } = await scene(t, {
    tokenProvider: () => {
      tellAsked();
      return new Promise(() => undefined);
    },
  });

  const task = client.upload(fileOf(10));
  await asked;

  await cancel(task, emulator);
});

for (const part of [1, 2]) {
  test(`an upload canceled during part ${part} ends that request, and sends no other`, async (t) => {
    const { emulator, client } = await scene(t);
    emulator.faults = [fault({ hang: true }, { part })];

    const task = client.upload(fileOf(2 * partSize), { partSize });
    await until(() => (uploadsTo(emulator)[part - 1]?.part?.number ?? 0) === part);
    await cancel(task, emulator);

    await until(() => uploadsTo(emulator)[part - 1]?.endedAt !== undefined);
    assert.equal(task.progress.partsAccepted, part - 1);
    assert.equal(task.possibleOrphan, part === 1);
  });
}

test('an upload canceled with three parts under way ends all three requests', async (t) => {
  const { emulator, client } = await scene(t);
  emulator.faults = [2, 3, 4].map((part) => fault({ hang: true }, { part }));

  const task = client.upload(fileOf(4 * partSize), { partSize, concurrency: 3 });
  await until(() => uploadsTo(emulator).length === 4);
  await cancel(task, emulator);

  await until(() => uploadsTo(emulator).every(({ endedAt }) => endedAt !== undefined));
  assert.equal(task.progress.partsAccepted, 1);
});

test('a paused upload that is canceled sends nothing, not even when it is resumed', async (t) => {
  const { emulator, client } = await scene(t);

  const task = client.upload(fileOf(2 * partSize), { partSize }).pause();
  await cancel(task, emulator);
  task.resume();

  await later(emulator);
  assert.deepEqual(uploadsTo(emulator), []);
});

test('an upload canceled during its first part says at once that a video may be left over', async (t) => {
  const { emulator, client } = await scene(t);
  emulator.faults = [fault({ hang: true })];
  const videoId = await containerOf(emulator);

  const own = client.upload(fileOf(10));
  const contained = client.upload(fileOf(10), { videoId });
  await until(() => uploadsTo(emulator).length === 2);
  own.cancel();
  contained.cancel();

  assert.deepEqual([own.possibleOrphan, contained.possibleOrphan], [true, false]);
});

test('an upload canceled between two parts sends no further one', async (t) => {
  const { emulator, client } = await scene(t);

  const task = client.upload(fileOf(2 * partSize), { partSize });
  await accepted(task, 1);
  await cancel(task, emulator);

  assert.equal(emulator.videos.length, 1);
  assert.equal(emulator.video(emulator.videos[0] ?? '')?.complete, false);
});

test('an upload canceled while it waits for its next attempt makes none', async (t) => {
  const { emulator, client } = await scene(t);
  emulator.faults = [fault({ status: 429, headers: { 'X-RateLimit-Retry-After': '0.02' } })];

  const task = client.upload(fileOf(10));
  await reached(task, 'waiting');
  await cancel(task, emulator);
});

test('an upload canceled by the listener that hears of the wait makes no further attempt', async (t) => {
  const { emulator, client } = await scene(t);
  emulator.faults = [fault({ status: 503 })];
  const waits: number[] = [];

  const task = client.upload(fileOf(10));
  task.addEventListener('statechange', ({ detail }) => {
    if (detail.state === 'waiting') task.cancel();
  });
  task.addEventListener('wait', ({ detail }) => waits.push(detail.delay));

  assert.equal((await failureOf(task)).code, 'aborted');
  await later(emulator);
  assert.equal(uploadsTo(emulator).length, 1);
  assert.deepEqual(waits, []);
});

test('a failed upload that is canceled can not be tried again', async (t) => {
  const { emulator, client } = await scene(t);
  emulator.faults = [fault(tokenRefused)];

  const task = client.upload(fileOf(10));
  await failureOf(task);
  await cancel(task, emulator);

  assert.equal((await failureOf(task.retry())).code, 'aborted');
  assert.equal(task.state, 'canceled');
});

test('a completed upload stays completed', async (t) => {
  const { client } = await scene(t);

  const task = client.upload(fileOf(10));
  const video = await task;
  task.cancel();

  assert.equal(task.state, 'completed');
  assert.equal(await task.retry(), video);
});

test('a signal cancels an upload, whether it aborts before or meanwhile', async (t) => {
  const { emulator, client } = await scene(t);
  emulator.faults = [fault({ hang: true })];
  const controller = new AbortController();

  const early = client.upload(fileOf(10), { signal: AbortSignal.abort() });
  const meanwhile = client.upload(fileOf(10), { signal: controller.signal });
  await until(() => uploadsTo(emulator).length > 0);
  controller.abort();

  assert.deepEqual([early.state, meanwhile.state], ['canceled', 'canceled']);
  assert.equal((await failureOf(early)).code, 'aborted');
  assert.equal((await failureOf(meanwhile)).code, 'aborted');
  await later(emulator);
  assert.equal(uploadsTo(emulator).length, 1);
});

test('a completed upload lets go of the signal it was given', async (t) => {
  const { client } = await scene(t);
  const { signal } = new AbortController();
  const { mock } = t.mock.method(signal, 'addEventListener');

  const task = client.upload(fileOf(10), { signal });
  const [, , options] = mock.calls[0]?.arguments ?? [];
  const release = typeof options === 'object' ? options.signal : undefined;
  const before = release?.aborted;
  await task;

  assert.equal(mock.callCount(), 1);
  assert.deepEqual([before, release?.aborted], [false, true]);
});

test('a canceled stream takes no more, and its promises reject', async (t) => {
  const { emulator, client } = await scene(t);
  emulator.faults = [fault({ hang: true })];

  const stream = client.uploadStream();
  const completed = stream.complete(blobOf(10));
  await until(() => uploadsTo(emulator).length > 0);
  await cancel(stream, emulator);
  stream.append(blobOf(10));

  assert.equal((await failureOf(completed)).code, 'aborted');
  assert.equal((await failureOf(stream.complete())).code, 'aborted');
});

test('a stream canceled while it waits for bytes sends nothing', async (t) => {
  const { emulator, client } = await scene(t);

  const stream = client.uploadStream();
  await reached(stream, 'uploading');
  await cancel(stream, emulator);

  assert.deepEqual(uploadsTo(emulator), []);
});
