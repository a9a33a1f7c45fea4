import assert from 'node:assert/strict';
import { test } from 'node:test';
import { uploads } from './compat-fixture.js';
import { blobOf, fault, hashOf, partSize, rangesOf } from './upload-fixture.js';

const refusal = { status: 400, body: { title: 'No.' } };

test('old progressive uploader: a part that has failed, given again, is there once', async (t) => {
  const { emulator, progressive } = await uploads(t);
  emulator.faults.push(fault(refusal, { part: 1 }, 2));
  const [part, last] = [blobOf(partSize), blobOf(1000, 7)];
  const uploader = progressive();

  await assert.rejects(uploader.uploadPart(part), { title: 'No.' });
  await assert.rejects(uploader.uploadPart(part), { title: 'No.' });
  const answer = await uploader.uploadPart(part);
  const { videoId } = await uploader.uploadLastPart(last);

  assert.equal(answer?.videoId, videoId);
  assert.equal(emulator.video(videoId)?.sha256, await hashOf(part, last));
  assert.deepEqual(rangesOf(emulator), ['1/*', '1/*', '1/*', '2/2']);
});

test('old progressive uploader: all that failed together may be given again, one after the other', async (t) => {
  const { emulator, progressive } = await uploads(t);
  emulator.faults.push(fault(refusal, { part: 2 }, 1));
  const parts = [blobOf(partSize), blobOf(partSize, 3), blobOf(partSize, 5)];
  const last = blobOf(10);
  const uploader = progressive();

  const outcomes = await Promise.allSettled(parts.map((part) => uploader.uploadPart(part)));
  const failed = parts.filter((_, index) => outcomes[index]?.status === 'rejected');
  for (const part of failed) await uploader.uploadPart(part);
  const { videoId } = await uploader.uploadLastPart(last);

  assert.equal(failed.length, 2);
  assert.equal(emulator.video(videoId)?.sha256, await hashOf(...parts, last));
});

test('old progressive uploader: a small blob whose part has failed is not added once more', async (t) => {
  const { emulator, progressive } = await uploads(t);
  emulator.faults.push(fault(refusal, {}, 1));
  const parts = [blobOf(partSize - 1000), blobOf(1000, 5)] as const;
  const last = blobOf(10);
  const uploader = progressive();

  await uploader.uploadPart(parts[0]);
  await assert.rejects(uploader.uploadPart(parts[1]), { title: 'No.' });
  await uploader.uploadPart(parts[1]);
  const { videoId } = await uploader.uploadLastPart(last);

  assert.equal(emulator.video(videoId)?.sha256, await hashOf(...parts, last));
});

test('old progressive uploader: the same blob given twice, with no failure in between, is there twice', async (t) => {
  const { emulator, progressive } = await uploads(t);
  emulator.faults.push(fault(refusal, { part: 3 }, 1));
  const part = blobOf(partSize);
  const uploader = progressive();

  await uploader.uploadPart(part);
  await uploader.uploadPart(part);
  await assert.rejects(uploader.uploadPart(part), { title: 'No.' });
  await uploader.uploadPart(part);
  await uploader.uploadPart(part);
  const { videoId } = await uploader.uploadLastPart(blobOf(10));

  assert.equal(emulator.video(videoId)?.bytes, 4 * partSize + 10);
});
