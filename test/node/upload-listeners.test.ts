import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { UploadState, UploadTask } from '../../src/index.js';
import { until } from './emulator-fixture.js';
import { MemoryJournal } from './memory-journal.js';
import { accepted, failureOf, fault, fileOf, hashOf, partSize, scene, uploadsTo } from './upload-fixture.js';

/** Acts as soon as the task tells of that state, once. */
function at(task: UploadTask, wanted: UploadState, act: () => void): void {
  const listen = ({ detail }: CustomEvent<{ readonly state: UploadState }>): void => {
    if (detail.state !== wanted) return;
    task.removeEventListener('statechange', listen);
    act();
  };
  task.addEventListener('statechange', listen);
}

test('an upload canceled by the listener that hears of its going on lets go of all it holds', async (t) => {
  const { emulator, client } = await scene(t);
  const journal = new MemoryJournal();
  const task = client.upload(fileOf(3 * partSize), { partSize, concurrency: 1, journal });
  await accepted(task, 1);
  task.pause();
  at(task, 'queued', () => task.cancel());

  task.resume();

  assert.equal((await failureOf(task)).code, 'aborted');
  await until(() => journal.held.size === 0);
  await until(() => uploadsTo(emulator).every(({ endedAt }) => endedAt !== undefined));
  assert.equal(task.state, 'canceled');
  assert.equal(journal.entry, undefined);
});

test('an upload resumed by the listener that hears of its pause goes on', async (t) => {
  const { emulator, client } = await scene(t);
  const file = fileOf(3 * partSize);
  const task = client.upload(file, { partSize, concurrency: 1 });
  at(task, 'paused', () => void task.resume());
  await accepted(task, 1);

  task.pause();

  const { videoId } = await task;
  assert.equal(emulator.video(videoId)?.sha256, await hashOf(file));
});

test('an upload canceled by the listener that hears of its retry settles', async (t) => {
  const { emulator, client } = await scene(t);
  const body = { type: 'https://docs.api.video/reference/invalid-attribute', status: 400 };
  emulator.faults.push(fault({ status: 400, body }, {}, 1));
  const task = client.upload(fileOf(1000));
  assert.equal((await failureOf(task)).code, 'http');
  at(task, 'queued', () => task.cancel());

  task.retry();

  assert.equal((await failureOf(task)).code, 'aborted');
  assert.equal(uploadsTo(emulator).length, 1);
});
