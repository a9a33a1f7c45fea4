import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ApiVideoMediaRecorder, ProgressiveUploader, VideoUploader } from '../../src/compat/index.js';
import { fakeStream } from '../helpers/fake-media-recorder.js';
import { recording, uploads, withoutDelays } from './compat-fixture.js';
import { call, mebibyte } from './emulator-fixture.js';
import { fault, fileOf, hashOf, rangesOf } from './upload-fixture.js';

const outage = fault({ status: 503 });

test('old uploader: a fraction of a byte in the size of a chunk is cut off', async (t) => {
  const { emulator, uploader } = await uploads(t);
  const file = fileOf(6 * mebibyte);
  const sizes = new Set<number>();
  const fractional = uploader(file, { chunkSize: 5.3 * mebibyte });
  fractional.onProgress(({ chunksBytes }) => sizes.add(chunksBytes));

  const { videoId } = await fractional.upload();

  assert.equal(emulator.video(videoId)?.sha256, await hashOf(file));
  assert.deepEqual([...sizes], [Math.floor(5.3 * mebibyte)]);
});

for (const retries of [-1, 1.5, NaN, '3' as unknown as number]) {
  test(`old classes: \`retries: ${String(retries)}\` is refused when it is given`, () => {
    const common = { uploadToken: 'to1', retries };
    const refusal = { code: 'invalid-option', message: /`retries`/ };

    assert.throws(() => new VideoUploader({ ...common, file: fileOf(1) }), refusal);
    assert.throws(() => new ProgressiveUploader(common), refusal);
    assert.throws(() => new ApiVideoMediaRecorder(fakeStream().stream, common), refusal);
  });
}

test('old classes: without any token it is an upload token that is asked for', () => {
  const options = { file: fileOf(1) } as unknown as ConstructorParameters<typeof VideoUploader>[0];
  const refusal = { code: 'invalid-option', message: /^`uploadToken` is missing/ };

  assert.throws(() => new VideoUploader(options), refusal);
  assert.throws(() => new ProgressiveUploader(options), refusal);
});

test('old recorder: what is no stream is refused when it is given', () => {
  for (const stream of [undefined, null, {}, 'camera']) {
    assert.throws(() => new ApiVideoMediaRecorder(stream as MediaStream, { uploadToken: 'to1' }), {
      code: 'invalid-option',
      message: /MediaStream/,
    });
  }
});

const counts: readonly { readonly retries: number | undefined; readonly requests: number }[] = [
  { retries: 0, requests: 1 },
  { retries: 1, requests: 2 },
  { retries: 6, requests: 7 },
  { retries: undefined, requests: 7 },
];
for (const { retries, requests } of counts) {
  test(`old uploader: with \`retries: ${String(retries)}\` a part is sent ${requests} times, as ever`, async (t) => {
    withoutDelays(t);
    const { emulator, uploader } = await uploads(t);
    emulator.faults.push(outage);

    await assert.rejects(uploader(fileOf(1), { retries }).upload(), { status: 503 });

    assert.equal(rangesOf(emulator).length, requests);
  });
}

test('old uploader: retries may be without end', async (t) => {
  withoutDelays(t);
  const { emulator, uploader } = await uploads(t);
  emulator.faults.push({ ...outage, times: 30 });

  const { videoId } = await uploader(fileOf(1), { retries: Infinity }).upload();

  assert.equal(emulator.video(videoId)?.complete, true);
});

const final = [
  { named: '`retries: 0`', options: { retries: 0, retryStrategy: undefined } },
  { named: 'a strategy that gives up', options: { retryStrategy: () => null } },
];
for (const { named, options } of final) {
  test(`old recorder: with ${named} what has failed is left alone until stop()`, async (t) => {
    const { recorder, emulator, native, next } = await recording(t, { options });
    emulator.faults.push({ ...outage, times: 1 });
    const failed = next('error').then(() => {
      t.mock.timers.tick(3_600_000);
      t.mock.timers.reset();
    });
    // From the error on, so that the time until an upload is taken up again passes at once.
    recorder.addEventListener('error', () => t.mock.timers.enable({ apis: ['setTimeout'] }), { once: true });

    recorder.start({ timeslice: 60_000 });
    const browsers = await native();
    browsers.data(6 * mebibyte);
    browsers.data(1000);
    await failed;
    // What was sent now would arrive before these.
    for (let calls = 0; calls < 5; calls++) await call(emulator, 'GET', '/videos');
    const before = rangesOf(emulator);
    const { videoId } = await recorder.stop();

    assert.deepEqual(before, ['1/*']);
    assert.deepEqual(rangesOf(emulator), ['1/*', '1/*', '2/2']);
    assert.equal(emulator.video(videoId)?.complete, true);
  });
}
