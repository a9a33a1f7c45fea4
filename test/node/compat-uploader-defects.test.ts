import assert from 'node:assert/strict';
import { test } from 'node:test';
import { UploaderStaticWrapper, VideoUploader } from '../../src/compat/index.js';
import { GivenParts } from '../../src/compat/given-parts.js';
import { isApiVideoError } from '../../src/index.js';
import { requested, uploads } from './compat-fixture.js';
import { call, mebibyte } from './emulator-fixture.js';
import {
  blobOf,
  containerOf,
  deserted,
  fault,
  fileOf,
  hashOf,
  partSize,
  rangesOf,
} from './upload-fixture.js';

const atOnce = (): number => 1;
const never = (): null => null;

test('old uploader: no retries means none', async (t) => {
  const { emulator, uploader } = await uploads(t);
  emulator.faults.push(fault({ status: 500, body: { title: 'Server error' } }));

  await assert.rejects(uploader(fileOf(1000), { retries: 0 }).upload(), { status: 500 });

  assert.equal(rangesOf(emulator).length, 1);
});

test('old uploader: a page in the place of an answer is met again, and not for ever waited for', async (t) => {
  const { emulator, uploader } = await uploads(t);
  emulator.faults.push(fault({ status: 200, body: '<h1>Sign in</h1>' }, {}, 2));
  const file = fileOf(1000);

  const { videoId } = await uploader(file, { retryStrategy: atOnce }).upload();

  assert.equal(emulator.video(videoId)?.sha256, await hashOf(file));
});

test('old uploader: such a page is an error with the old word for it, where nothing is tried again', async (t) => {
  const { emulator, uploader } = await uploads(t);
  emulator.faults.push(fault({ status: 200, body: '<h1>Sign in</h1>' }));

  const uploading = uploader(fileOf(1000), { retryStrategy: never }).upload();

  await assert.rejects(uploading, { code: 'bad-answer', reason: 'UNKWOWN', status: 200 });
});

test('old uploader: a part whose answer got lost is no failure', async (t) => {
  const { emulator, uploader } = await uploads(t);
  emulator.faults.push(fault({ drop: 'after' }, { part: 2 }, 1));
  const file = fileOf(2 * partSize + 1000);

  const { videoId } = await uploader(file, { chunkSize: partSize, retryStrategy: atOnce }).upload();

  assert.equal(emulator.video(videoId)?.sha256, await hashOf(file));
  assert.ok(rangesOf(emulator).filter((range) => range === '2/3').length > 1);
});

test('old uploader: too many requests are no failure', async (t) => {
  const { emulator, uploader } = await uploads(t);
  emulator.faults.push(fault({ status: 429, headers: { 'X-RateLimit-Retry-After': '1' } }, {}, 1));

  const { videoId } = await uploader(fileOf(1000)).upload();

  assert.equal(emulator.video(videoId)?.complete, true);
});

test('old uploader: cancel() during a wait ends it, and nothing more is sent', async (t) => {
  const { emulator, uploader } = await uploads(t);
  emulator.faults.push(fault({ status: 503 }));
  const canceled = uploader(fileOf(1000), {
    retryStrategy: () => {
      setImmediate(() => canceled.cancel());
      return 60_000;
    },
  });

  await assert.rejects(canceled.upload(), { code: 'aborted', reason: 'ABORTED' });

  assert.equal(rangesOf(emulator).length, 1);
});

test('old uploader: upload() after a failure goes on where it stood', async (t) => {
  const { emulator, uploader } = await uploads(t);
  emulator.faults.push(fault({ status: 500 }, { part: 2 }, 1));
  const file = fileOf(2 * partSize);
  const twice = uploader(file, { chunkSize: partSize, retryStrategy: never });

  await assert.rejects(twice.upload(), { status: 500 });
  const { videoId } = await twice.upload();

  assert.equal(emulator.video(videoId)?.sha256, await hashOf(file));
  assert.deepEqual(rangesOf(emulator), ['1/2', '2/2', '2/2']);
});

test('old uploader: a retry strategy is asked about the line too, in the old words', async (t) => {
  const { uploader } = await uploads(t);
  const asked: unknown[] = [];

  const uploading = uploader(fileOf(10), {
    apiHost: await deserted(),
    retryStrategy: (count, error) => {
      asked.push([count, error.reason, isApiVideoError(error)]);
      return count < 1 ? 1 : null;
    },
  }).upload();

  await assert.rejects(uploading, { reason: 'NETWORK_ERROR', code: 'network' });
  assert.deepEqual(asked, [
    [0, 'NETWORK_ERROR', true],
    [1, 'NETWORK_ERROR', true],
  ]);
});

test('old progressive uploader: a part that failed leaves no hole: the next call sends it first', async (t) => {
  const { emulator, progressive } = await uploads(t);
  emulator.faults.push(fault({ status: 400, body: { title: 'No.' } }, { part: 2 }, 1));
  const parts = [blobOf(partSize), blobOf(partSize, 5), blobOf(1000, 9)] as const;
  const uploader = progressive();

  await uploader.uploadPart(parts[0]);
  await assert.rejects(uploader.uploadPart(parts[1]), { title: 'No.' });
  const { videoId } = await uploader.uploadLastPart(parts[2]);

  assert.equal(emulator.video(videoId)?.sha256, await hashOf(...parts));
  assert.deepEqual(rangesOf(emulator), ['1/*', '2/*', '2/*', '3/3']);
});

test('old progressive uploader: all that waits for a failed upload is told, and nothing more is sent', async (t) => {
  const { emulator, progressive } = await uploads(t);
  emulator.faults.push(fault({ status: 400, body: { title: 'No.' } }, { part: 2 }));
  const uploader = progressive();

  const given = [blobOf(partSize), blobOf(partSize), blobOf(partSize)].map((part) =>
    uploader.uploadPart(part),
  );
  const last = uploader.uploadLastPart(blobOf(10));
  const outcomes = await Promise.allSettled([...given, last]);

  assert.deepEqual(
    outcomes.map(({ status }) => status),
    ['fulfilled', 'rejected', 'rejected', 'rejected'],
  );
  assert.deepEqual(rangesOf(emulator), ['1/*', '2/*']);
});

test('old progressive uploader: the last part, given again after a failure, is there once', async (t) => {
  const { emulator, progressive } = await uploads(t);
  emulator.faults.push(fault({ status: 500 }, {}, 1));
  const last = blobOf(1000);
  const uploader = progressive({ retryStrategy: never });

  await assert.rejects(uploader.uploadLastPart(last), { status: 500 });
  const { videoId } = await uploader.uploadLastPart(last);

  assert.equal(emulator.video(videoId)?.sha256, await hashOf(last));
  await assert.rejects(uploader.uploadLastPart(blobOf(10)), { code: 'invalid-state' });
});

test('old progressive uploader: empty blobs make no part, wherever they come', async (t) => {
  const { emulator, progressive } = await uploads(t);
  const uploader = progressive({ preventEmptyParts: true });
  const parts = [blobOf(partSize), blobOf(0), blobOf(0)] as const;

  await uploader.uploadPart(parts[0]);
  await uploader.uploadPart(parts[1]);
  const { videoId } = await uploader.uploadLastPart(parts[2]);

  assert.equal(emulator.video(videoId)?.sha256, await hashOf(...parts));
  assert.deepEqual(rangesOf(emulator), ['1/1']);
});

test('old progressive uploader: a part that is too small to be one is not taken, and costs nothing', async (t) => {
  const { emulator, progressive } = await uploads(t);
  const uploader = progressive({ mergeSmallPartsBeforeUpload: false });
  const parts = [blobOf(partSize), blobOf(10)] as const;

  await uploader.uploadPart(parts[0]);
  await assert.rejects(uploader.uploadPart(blobOf(1000)), { code: 'invalid-option', message: /1000/ });
  const { videoId } = await uploader.uploadLastPart(parts[1]);

  assert.equal(emulator.video(videoId)?.sha256, await hashOf(...parts));
});

test('old progressive uploader: what is too large for one part is sent as even ones', async (t) => {
  const { emulator, progressive } = await uploads(t);
  const uploader = progressive();

  await uploader.uploadPart(new Blob([new Uint8Array(130 * mebibyte)]));
  const { videoId } = await uploader.uploadLastPart(blobOf(10));

  const { parts } = emulator.video(videoId) ?? {};
  assert.deepEqual(
    parts?.map(({ bytes }) => bytes),
    [65 * mebibyte, 65 * mebibyte, 10],
  );
});

test('old progressive uploader: a part that has arrived is no longer held', async () => {
  const parts = new GivenParts({ preventEmptyParts: false, mergeSmallParts: true });
  parts.append(blobOf(partSize));
  const part = await parts.plan(undefined, new AbortController().signal);
  assert.ok(part);

  const before = (await parts.read(part)).size;
  await parts.remember(
    { parts: [{ ...part, accepted: true }], answerLost: false, possibleOrphan: false },
    part,
  );

  assert.deepEqual([before, (await parts.read(part)).size], [partSize, 0]);
});

test('old progressive uploader: cancel() rejects what waits, and what comes', async (t) => {
  const { emulator, progressive } = await uploads(t);
  emulator.faults.push(fault({ hang: true }));
  const uploader = progressive();

  const sent = requested(/^\/upload/);
  const part = uploader.uploadPart(blobOf(partSize));
  await sent;
  uploader.cancel();

  await assert.rejects(part, { reason: 'ABORTED' });
  await assert.rejects(uploader.uploadPart(blobOf(partSize)), { reason: 'ABORTED' });
  await assert.rejects(uploader.uploadLastPart(blobOf(1)), { reason: 'ABORTED' });
  assert.equal(emulator.requests.length, 1);
});

test('old uploader: an access token is replaced when it is refused, and its successor is used', async (t) => {
  const { emulator, common } = await uploads(t);
  const issued = await call(emulator, 'POST', '/auth/api-key', { apiKey: emulator.apiKey });
  const { refresh_token: refreshToken } = (await issued.json()) as { readonly refresh_token: string };
  const made = await call(emulator, 'POST', '/videos', { title: 'Mine' });
  const { videoId } = (await made.json()) as { readonly videoId: string };
  const file = fileOf(2 * partSize);
  const { apiHost } = common;

  await new VideoUploader({
    apiHost,
    accessToken: 'stale',
    refreshToken,
    videoId,
    file,
    chunkSize: partSize,
  }).upload();

  assert.equal(emulator.video(videoId)?.sha256, await hashOf(file));
  assert.deepEqual(
    emulator.requests.slice(2).map(({ path, status }) => `${path.replace(videoId, 'vi')} ${status ?? ''}`),
    ['/videos/vi/source 401', '/auth/refresh 200', '/videos/vi/source 201', '/videos/vi/source 201'],
  );
});

test('old uploader: a line that breaks while a token is replaced is no failure', async (t) => {
  const { emulator, common } = await uploads(t);
  const issued = await call(emulator, 'POST', '/auth/api-key', { apiKey: emulator.apiKey });
  const { refresh_token: refreshToken } = (await issued.json()) as { readonly refresh_token: string };
  const videoId = await containerOf(emulator);
  emulator.faults.push({ match: { path: '/auth/refresh' }, times: 1, then: { drop: 'before' } });
  const { apiHost } = common;
  const options = { apiHost, accessToken: 'stale', refreshToken, videoId, file: fileOf(10) };

  const video = await new VideoUploader({ ...options, retryStrategy: atOnce }).upload();

  assert.equal(video.videoId, videoId);
  assert.equal(emulator.video(videoId)?.complete, true);
});

test('old classes: no error tells a token', async (t) => {
  const { emulator, common } = await uploads(t);
  const secret = 'to-secret-1234';
  emulator.faults.push(fault({ status: 400, body: { title: `No ${secret}`, detail: secret } }));

  const error: unknown = await new VideoUploader({ ...common, uploadToken: secret, file: fileOf(1) })
    .upload()
    .catch((failure: unknown) => failure);

  const { raw, title, message, stack } = error as Record<string, string>;
  assert.ok(!JSON.stringify([error, raw, title, message, stack]).includes(secret));
});

test('old static wrapper: a key is refused with the reason, and a session that isn’t there too', async () => {
  const wrapper = UploaderStaticWrapper;

  await assert.rejects(wrapper.uploadWithApiKey(blobOf(1), 'key', null, 'vi1'), { code: 'key-in-browser' });
  assert.throws(() => wrapper.createProgressiveUploadWithApiKeySession('a', 'key', 'vi1'), {
    code: 'key-in-browser',
  });
  await assert.rejects(wrapper.uploadPart('a', blobOf(1)), { code: 'invalid-state' });
});
