import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import type { UploadOptions } from '../../src/index.js';
import { call, until } from './emulator-fixture.js';
import { MemoryJournal } from './memory-journal.js';
import {
  accepted,
  containerOf,
  failureOf,
  fault,
  fileOf,
  hashOf,
  partSize,
  rangesOf,
  scene,
  uploadsTo,
  type Scene,
} from './upload-fixture.js';

const size = 4 * partSize;

/** A file that can be told from others by its bytes alone. */
function twinOf(file: File, ...bytes: readonly Blob[]): File {
  return new File([...bytes], file.name, { type: file.type, lastModified: file.lastModified });
}

interface Left extends Scene {
  readonly journal: MemoryJournal;
  readonly file: File;
  readonly options: UploadOptions;
  readonly videoId: string;
  /** What the emulator had heard when the page went. */
  readonly before: number;
}

/** A page that went when two of the file's four parts had arrived. */
async function leftBehind(t: TestContext, more: UploadOptions = {}): Promise<Left> {
  const set = await scene(t);
  const journal = new MemoryJournal();
  const file = fileOf(size);
  const options = { partSize, concurrency: 1, ...more, journal };
  const page = new AbortController();

  const task = set.client.upload(file, { ...options, signal: page.signal });
  await accepted(task, 2);
  page.abort();
  await until(() => journal.held.size === 0);
  // The request that was under way when the page went may have arrived, or not.
  return {
    ...set,
    journal,
    file,
    options,
    videoId: task.videoId ?? '',
    before: uploadsTo(set.emulator).length,
  };
}

test('the same file sent again goes on where the last page stood', async (t) => {
  const { emulator, client, journal, file, options, videoId } = await leftBehind(t);
  const had = journal.entry?.parts.filter(({ accepted }) => accepted).length ?? 0;

  const task = client.upload(twinOf(file, file), options);
  const video = await task;

  assert.ok(had >= 2);
  assert.equal(video.videoId, videoId);
  assert.deepEqual(emulator.videos, [videoId]);
  assert.equal(emulator.video(videoId)?.sha256, await hashOf(file));
  assert.deepEqual(
    rangesOf(emulator).filter((range) => range === '1/*' || range === '2/*'),
    ['1/*', '2/*'],
  );
  assert.equal(task.progress.acceptedBytes, size);
});

test('of parts that went together, only those under way are sent again', async (t) => {
  const { emulator, client } = await scene(t);
  const journal = new MemoryJournal();
  const file = fileOf(size);
  const page = new AbortController();
  const options = { partSize, concurrency: 3, journal };
  // Two are stored and nobody learns of it, one never arrives.
  emulator.faults = [
    fault({ hang: true }, { part: 2 }, 1),
    fault({ drop: 'after' }, { part: 3 }, 1),
    fault({ drop: 'after' }, { part: 4 }, 1),
  ];

  const first = client.upload(file, { ...options, retry: { baseDelay: 60_000 }, signal: page.signal });
  await until(() => uploadsTo(emulator).filter(({ endedAt }) => endedAt !== undefined).length === 3);
  page.abort();
  await failureOf(first);
  await until(() => journal.held.size === 0);
  const { videoId } = await client.upload(file, options);

  assert.deepEqual(emulator.videos, [videoId]);
  assert.equal(emulator.video(videoId)?.sha256, await hashOf(file));
  assert.equal(rangesOf(emulator).filter((range) => range === '1/*').length, 1);
  const parts = journal.saved.map((entry) => entry.parts.length);
  assert.deepEqual(parts, parts.toSorted(), 'nothing that was kept is forgotten again');
});

test('an entry holds where the parts end before one of them leaves', async (t) => {
  const { emulator, client } = await scene(t);
  const journal = new MemoryJournal();
  emulator.faults = [2, 3, 4].map((part) => fault({ hang: true }, { part }));

  const task = client.upload(fileOf(size), { partSize, concurrency: 3, journal });
  await until(() => uploadsTo(emulator).length === 4);
  const { entry } = journal;
  task.cancel();

  assert.deepEqual(
    entry?.parts.map(({ start, end, accepted }) => [start, end, accepted]),
    [0, 1, 2, 3].map((index) => [index * partSize, (index + 1) * partSize, index === 0]),
  );
});

test('another file of the same name, size and date begins anew', async (t) => {
  const { emulator, client, file, options, videoId } = await leftBehind(t);
  const other = twinOf(file, file.slice(partSize), file.slice(0, partSize));

  const video = await client.upload(other, options);

  assert.notEqual(video.videoId, videoId);
  assert.equal(emulator.video(video.videoId)?.sha256, await hashOf(other));
  assert.equal(emulator.video(videoId)?.complete, false);
});

for (const concurrency of [1, 3]) {
  test(`an upload whose video was deleted meanwhile begins anew, ${concurrency} at a time`, async (t) => {
    const { emulator, client, file, options, videoId } = await leftBehind(t);
    await call(emulator, 'DELETE', `/videos/${videoId}`);

    const task = client.upload(file, { ...options, concurrency });
    const video = await task;

    assert.notEqual(video.videoId, videoId);
    assert.equal(emulator.video(video.videoId)?.sha256, await hashOf(file));
    assert.equal(task.progress.acceptedBytes, size);
  });
}

test('a video that was given is gone on with, and with no other file', async (t) => {
  const { emulator, client } = await scene(t);
  const videoId = await containerOf(emulator);
  const journal = new MemoryJournal();
  const options = { partSize, concurrency: 1, journal, videoId };
  const mine = client.upload(fileOf(size), options);
  await accepted(mine, 2);
  mine.pause();

  const other = fileOf(2 * partSize, 'other.mp4');
  const first = await failureOf(client.upload(other, options));
  const again = await failureOf(client.upload(other, options));
  await mine.resume();

  assert.deepEqual([first.code, again.code], ['already-uploaded', 'already-uploaded']);
  assert.equal(emulator.video(videoId)?.sha256, await hashOf(fileOf(size)));
  assert.deepEqual(emulator.videos, [videoId]);
});

test('a video that was given and is gone is an error, and no other video is made', async (t) => {
  const { emulator, client } = await scene(t);
  const videoId = await containerOf(emulator);
  const journal = new MemoryJournal();
  const page = new AbortController();
  const file = fileOf(size);
  const options = { partSize, journal, videoId };
  const task = client.upload(file, { ...options, concurrency: 1, signal: page.signal });
  await accepted(task, 2);
  page.abort();
  await until(() => journal.held.size === 0);
  await call(emulator, 'DELETE', `/videos/${videoId}`);

  const error = await failureOf(client.upload(file, options));

  assert.deepEqual([error.code, emulator.videos], ['not-found', []]);
  assert.equal(journal.entry, undefined);
});

test('after a failure the same file sent again goes on, and a retry() then makes no mixture', async (t) => {
  const { emulator, client } = await scene(t, { retry: { limit: 0 } });
  const journal = new MemoryJournal();
  const file = fileOf(size);
  emulator.faults = [fault({ status: 503 }, { part: 2 }, 1)];

  const failed = client.upload(file, { partSize, concurrency: 1, journal });
  await failureOf(failed);
  const { videoId } = await client.upload(file, { partSize: 2 * partSize, journal });
  const again = await failed.retry();

  assert.equal(videoId, emulator.videos[0]);
  assert.equal(rangesOf(emulator).filter((range) => range === '1/*').length, 2, 'once for each video');
  for (const id of [videoId, again.videoId]) assert.equal(emulator.video(id)?.sha256, await hashOf(file));
  assert.equal(emulator.videos.length, 2);
});

test('a retry() after a failure goes on with what was accepted, and leaves word again', async (t) => {
  const { emulator, client } = await scene(t, { retry: { limit: 0 } });
  const journal = new MemoryJournal();
  emulator.faults = [fault({ status: 503 }, { part: 3 }, 1)];

  const task = client.upload(fileOf(size), { partSize, concurrency: 1, journal });
  await failureOf(task);
  const { length } = journal.saved;
  await task.retry();

  assert.deepEqual(rangesOf(emulator), ['1/*', '2/*', '3/*', '3/*', '4/4']);
  assert.ok(journal.saved.length > length);
  assert.equal(journal.entries.size, 0);
});

test('two tasks with one file have nothing to do with each other', async (t) => {
  const { emulator, client } = await scene(t);
  const journal = new MemoryJournal();
  const file = fileOf(size);

  const videos = await Promise.all([1, 2].map(() => client.upload(file, { partSize, journal })));

  const hashes = videos.map(({ videoId }) => emulator.video(videoId)?.sha256);
  assert.deepEqual(hashes, [await hashOf(file), await hashOf(file)]);
  assert.equal(emulator.videos.length, 2);
});

test('no entry holds a token, or anything of what the file contains', async (t) => {
  const { token, journal } = await leftBehind(t);

  const text = JSON.stringify(journal.saved);

  assert.equal(text.includes(token), false);
  assert.deepEqual(Object.keys(journal.entry ?? {}).sort(), [
    'fileName',
    'fileSize',
    'handle',
    'host',
    'key',
    'parts',
    'possibleOrphan',
    'updatedAt',
    'videoId',
  ]);
  assert.ok(journal.entry?.parts.every(({ digest }) => /^[0-9a-f]{64}$/.test(digest)));
});

test('a file of one part leaves no word, as there is nothing to go on with', async (t) => {
  const { client } = await scene(t);
  const journal = new MemoryJournal();

  await client.upload(fileOf(partSize), { journal });

  assert.deepEqual(journal.saved, []);
});
