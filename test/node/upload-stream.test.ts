import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  accepted,
  blobOf,
  containerOf,
  failureOf,
  fault,
  hashOf,
  partSize,
  rangesOf,
  reached,
  scene,
  uploadsTo,
} from './upload-fixture.js';

test('appended bytes arrive byte for byte, in sequential parts, of which the last tells the total', async (t) => {
  const { emulator, client } = await scene(t);
  const chunks = [0, 1, 2, 3, 4].map((index) => blobOf(3_000_001, index * 1_000_003));

  const stream = client.uploadStream();
  const [first, second] = [accepted(stream, 1), accepted(stream, 2)];
  for (const chunk of chunks.slice(0, 3)) stream.append(chunk);
  await first;
  for (const chunk of chunks.slice(3)) stream.append(chunk);
  await second;
  const { videoId, title } = await stream.complete();

  assert.deepEqual(emulator.videos, [videoId]);
  assert.equal(emulator.video(videoId)?.sha256, await hashOf(...chunks));
  assert.deepEqual(rangesOf(emulator), ['1/*', '2/*', '3/3']);
  assert.equal(title, 'recording');
});

test('a part leaves as soon as it is full, long before the end', async (t) => {
  const { emulator, client } = await scene(t);

  const stream = client.uploadStream({ videoName: 'talk.webm' });
  stream.append(blobOf(partSize + 1));
  await accepted(stream, 1);
  const early = rangesOf(emulator);
  const { title } = await stream.complete();

  assert.deepEqual(early, ['1/*']);
  assert.deepEqual(rangesOf(emulator), ['1/*', '2/2']);
  assert.deepEqual(
    uploadsTo(emulator).map(({ bytes }) => bytes),
    [partSize, 1],
  );
  assert.equal(title, 'talk.webm');
});

test('a short stream is one part, complete with its last bytes', async (t) => {
  const { emulator, client } = await scene(t);

  const stream = client.uploadStream();
  stream.append(blobOf(10));
  const { videoId } = await stream.complete(blobOf(5, 10));

  assert.deepEqual(rangesOf(emulator), ['1/1']);
  assert.equal(emulator.video(videoId)?.sha256, await hashOf(blobOf(15)));
});

test('empty chunks make no part, wherever they come', async (t) => {
  const { emulator, client } = await scene(t);
  const empty = new Blob([]);

  const stream = client.uploadStream();
  for (const chunk of [empty, blobOf(partSize), empty, empty]) stream.append(chunk);
  const { videoId } = await stream.complete(empty);

  assert.deepEqual(rangesOf(emulator), ['1/1']);
  assert.equal(emulator.video(videoId)?.bytes, partSize);
});

test('parts have the size wished for, at least', async (t) => {
  const { emulator, client } = await scene(t);

  const stream = client.uploadStream({ partSize: 2 * partSize });
  for (let index = 0; index < 3; index++) stream.append(blobOf(partSize, index));
  await stream.complete();

  assert.deepEqual(
    uploadsTo(emulator).map(({ bytes }) => bytes >= 2 * partSize),
    [true],
  );
});

test('a stream goes into the video it is meant for', async (t) => {
  const { emulator, client } = await scene(t);
  const videoId = await containerOf(emulator);

  await client.uploadStream({ videoId }).complete(blobOf(10));

  assert.deepEqual(emulator.videos, [videoId]);
  assert.equal(emulator.video(videoId)?.complete, true);
});

test('nothing but empty chunks is refused, without a request', async (t) => {
  const { emulator, client } = await scene(t);

  const never = client.uploadStream().complete();
  const nothing = client.uploadStream().complete(new Blob([]));

  assert.equal((await failureOf(never)).code, 'file-empty');
  assert.equal((await failureOf(nothing)).code, 'file-empty');
  assert.deepEqual(emulator.requests, []);
});

test('completing twice gives the same video, and nothing can be added after it', async (t) => {
  const { emulator, client } = await scene(t);

  const stream = client.uploadStream();
  const first = stream.complete(blobOf(10));
  const second = stream.complete();
  const third = stream.complete(blobOf(10));

  assert.equal(await first, await second);
  assert.equal((await failureOf(third)).code, 'invalid-state');
  assert.throws(() => stream.append(blobOf(1)), { code: 'invalid-state' });
  assert.equal(emulator.video((await stream).videoId)?.bytes, 10);
});

test('what is no blob is refused, and harms nothing', async (t) => {
  const { emulator, client } = await scene(t);

  const stream = client.uploadStream();
  assert.throws(() => stream.append('abc' as unknown as Blob), { code: 'invalid-option' });
  const { videoId } = await stream.complete(blobOf(10));

  assert.equal(emulator.video(videoId)?.bytes, 10);
});

test('a part size out of bounds is refused by the promise', async (t) => {
  const { emulator, client } = await scene(t);

  const task = client.uploadStream({ partSize: 1 });

  assert.equal((await failureOf(task.complete(blobOf(10)))).code, 'invalid-option');
  assert.deepEqual(emulator.requests, []);
});

test('what is appended after a failure is sent when it is tried again', async (t) => {
  const { emulator, client } = await scene(t, { retry: { limit: 0 } });
  emulator.faults = [fault({ status: 503 }, { part: 2 }, 1)];
  const chunks = [blobOf(partSize), blobOf(partSize, 1), blobOf(partSize, 2), blobOf(7, 3)] as const;

  const stream = client.uploadStream();
  stream.append(chunks[0]);
  stream.append(chunks[1]);
  await accepted(stream, 1);
  const failed = reached(stream, 'failed');
  stream.append(chunks[2]);
  await failed;
  stream.append(chunks[3]);
  stream.retry();
  const { videoId } = await stream.complete();

  assert.deepEqual(emulator.videos, [videoId]);
  assert.equal(emulator.video(videoId)?.sha256, await hashOf(...chunks));
  assert.deepEqual(rangesOf(emulator).slice(0, 3), ['1/*', '2/*', '2/*']);
});

test('a stream that failed after its end can be tried again', async (t) => {
  const { emulator, client } = await scene(t, { retry: { limit: 0 } });
  emulator.faults = [fault({ status: 503 }, { last: true }, 1)];

  const stream = client.uploadStream();
  assert.equal((await failureOf(stream.complete(blobOf(10)))).code, 'http');
  const { videoId } = await stream.retry();

  assert.equal(emulator.video(videoId)?.sha256, await hashOf(blobOf(10)));
});

test('the progress of a stream counts what there is so far', async (t) => {
  const { client } = await scene(t);

  const stream = client.uploadStream();
  await reached(stream, 'uploading');
  stream.append(blobOf(10));
  const { totalBytes, partsTotal } = stream.progress;
  await stream.complete(blobOf(5));

  assert.deepEqual([totalBytes, partsTotal], [10, undefined]);
  assert.deepEqual([stream.progress.totalBytes, stream.progress.sentBytes], [15, 15]);
});

test('what has piled up leaves in parts of 16 MiB at the most, unless larger ones were wished for', async (t) => {
  const { emulator, client } = await scene(t);
  const mebibyte = partSize / 5;
  const chunks = [0, 1, 2, 3].map((index) => blobOf(partSize, index));

  const stream = client.uploadStream();
  for (const chunk of chunks) stream.append(chunk);
  await stream.complete();
  await client.uploadStream({ partSize: 18 * mebibyte }).complete(new Blob(chunks));

  assert.deepEqual(
    uploadsTo(emulator).map(({ bytes }) => bytes / mebibyte),
    [16, 4, 18, 2],
  );
});
