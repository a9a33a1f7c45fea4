import assert from 'node:assert/strict';
import { until } from './emulator-fixture.js';
import { test } from 'node:test';
import type { UploadState } from '../../src/index.js';
import {
  accepted,
  failureOf,
  fault,
  fileOf,
  hashOf,
  partSize,
  rangesOf,
  reached,
  scene,
  uploadsTo,
} from './upload-fixture.js';

test('an upload paused in its middle sends nothing until it is resumed, and then the rest', async (t) => {
  const { emulator, client } = await scene(t);
  const file = fileOf(4 * partSize);
  emulator.faults = [fault({ delay: 60_000 }, { part: 3 }, 1)];
  const states: UploadState[] = [];

  const task = client.upload(file, { partSize, concurrency: 1 });
  task.addEventListener('statechange', ({ detail }) => states.push(detail.state));
  await until(() => uploadsTo(emulator).some(({ part }) => part?.number === 3));
  task.pause();
  const before = task.progress.acceptedBytes;
  assert.equal(task.state, 'paused');
  task.resume();
  const { videoId } = await task;

  assert.equal(before, 2 * partSize);
  assert.deepEqual(states, ['uploading', 'paused', 'queued', 'uploading', 'completed']);
  assert.equal(emulator.video(videoId)?.sha256, await hashOf(file));
  assert.deepEqual(
    uploadsTo(emulator)
      .map(({ part }) => part?.number)
      .filter((number) => number === 1 || number === 2),
    [1, 2],
  );
});

test('a pause lets go of all parts under way, and resuming at once sends each of them again, once', async (t) => {
  const { emulator, client } = await scene(t);
  const file = fileOf(4 * partSize);
  emulator.faults = [2, 3, 4].map((part) => fault({ delay: 60_000 }, { part }, 1));
  const states: UploadState[] = [];

  const task = client.upload(file, { partSize, concurrency: 3 });
  task.addEventListener('statechange', ({ detail }) => states.push(detail.state));
  await until(() => uploadsTo(emulator).length === 4);
  task.pause().resume();
  const { videoId } = await task;

  assert.deepEqual(states, ['uploading', 'paused', 'queued', 'uploading', 'completed']);
  assert.equal(emulator.video(videoId)?.sha256, await hashOf(file));
  assert.deepEqual(rangesOf(emulator).toSorted(), ['1/*', '2/*', '2/*', '3/*', '3/*', '4/4', '4/4']);
  assert.equal(task.possibleOrphan, false);
});

test('a paused upload has nothing under way, and a cancel then is the end', async (t) => {
  const { emulator, client } = await scene(t);
  emulator.faults = [2, 3, 4].map((part) => fault({ hang: true }, { part }));

  const task = client.upload(fileOf(4 * partSize), { partSize, concurrency: 3 });
  await until(() => uploadsTo(emulator).length === 4);
  task.pause();
  await until(() => uploadsTo(emulator).every(({ endedAt }) => endedAt !== undefined));
  const { acceptedBytes } = task.progress;
  task.cancel();
  task.resume();

  assert.equal((await failureOf(task)).code, 'aborted');
  assert.deepEqual([task.state, acceptedBytes], ['canceled', partSize]);
  assert.equal(uploadsTo(emulator).length, 4);
});

test('a first part under way is let finish by a pause, so that no video is left behind', async (t) => {
  const { emulator, client } = await scene(t);
  const file = fileOf(2 * partSize);
  emulator.faults = [fault({ delay: 100 }, { part: 1 }, 1)];

  const task = client.upload(file, { partSize });
  await until(() => uploadsTo(emulator).length === 1);
  task.pause();
  await accepted(task, 1);
  assert.equal(task.state, 'paused');
  assert.notEqual(task.videoId, undefined);
  task.resume();
  await task;

  assert.equal(emulator.videos.length, 1);
  assert.equal(task.possibleOrphan, false);
});

test('a pause ends a wait at once, and resuming tries again at once', async (t) => {
  const { emulator, client } = await scene(t, { retry: { baseDelay: 1_000_000, maxDelay: 1_000_000 } });
  emulator.faults = [fault({ status: 503 }, { part: 1 }, 1)];

  const task = client.upload(fileOf(10));
  await reached(task, 'waiting');
  task.pause().resume();

  assert.equal(emulator.video((await task).videoId)?.complete, true);
});

test('an upload paused before it began waits, and can be resumed or canceled', async (t) => {
  const { emulator, client } = await scene(t);

  const first = client.upload(fileOf(10)).pause();
  const second = client.upload(fileOf(10)).pause();
  assert.deepEqual([first.state, second.state], ['paused', 'paused']);
  second.cancel();
  first.resume();
  await first;

  assert.equal((await failureOf(second)).code, 'aborted');
  assert.equal(uploadsTo(emulator).length, 1);
});

test('pausing and resuming do nothing where they make no sense', async (t) => {
  const { client } = await scene(t);

  const task = client.upload(fileOf(10));
  task.resume();
  assert.equal(task.state, 'queued');
  await task;
  task.pause().resume();

  assert.equal(task.state, 'completed');
});

test('a growing upload can be paused, and what is appended meanwhile is kept', async (t) => {
  const { emulator, client } = await scene(t);
  const file = fileOf(3 * partSize);
  const stream = client.uploadStream();

  stream.append(file.slice(0, partSize));
  stream.append(file.slice(partSize, partSize + 1));
  await accepted(stream, 1);
  stream.pause();
  stream.append(file.slice(partSize + 1, 2 * partSize + 1));
  const whole = stream.complete(file.slice(2 * partSize + 1));
  stream.resume();

  assert.equal(emulator.video((await whole).videoId)?.sha256, await hashOf(file));
});
