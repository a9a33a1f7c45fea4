import assert from 'node:assert/strict';
import { test } from 'node:test';
import { version, type UploadProgress, type UploadState } from '../../src/index.js';
import {
  containerOf,
  deserted,
  failureOf,
  fault,
  fileOf,
  hashOf,
  partSize,
  rangesOf,
  scene,
  serverOf,
  uploadsTo,
} from './upload-fixture.js';

for (const [size, ranges] of [
  [1, ['1/1']],
  [partSize - 1, ['1/1']],
  [partSize, ['1/1']],
  [partSize + 1, ['1/*', '2/2']],
  [2 * partSize, ['1/*', '2/2']],
  [2 * partSize + 1, ['1/*', '2/*', '3/3']],
] as const) {
  test(`a file of ${size} bytes arrives byte for byte as ${ranges.join(', ')}`, async (t) => {
    const { emulator, client } = await scene(t);
    const file = fileOf(size);

    const video = await client.upload(file, { partSize });

    assert.deepEqual(rangesOf(emulator), ranges);
    assert.deepEqual(emulator.videos, [video.videoId]);
    assert.equal(emulator.video(video.videoId)?.sha256, await hashOf(file));
  });
}

test('parts begin at 5 MiB and grow with the line unless asked otherwise', async (t) => {
  const { emulator, client } = await scene(t);

  // One at a time has the whole line, so that a busy machine makes it grow too.
  await client.upload(fileOf(4 * partSize), { concurrency: 1 });

  const [first, second = 0] = uploadsTo(emulator).map(({ bytes }) => bytes);
  assert.equal(first, partSize);
  assert.ok(second > partSize, 'loopback is faster than 5 MiB in 8 s');
});

test('parts go together once the first has arrived, as many as asked for', async (t) => {
  const { emulator, client } = await scene(t);
  emulator.faults = [fault({ delay: 200 }, { path: '/upload' })];

  const { videoId } = await client.upload(fileOf(4 * partSize), { partSize, concurrency: 2 });

  const times = uploadsTo(emulator);
  const together = times.map(
    ({ startedAt }) =>
      times.filter((other) => other.startedAt <= startedAt && startedAt < (other.endedAt ?? 0)).length,
  );
  assert.deepEqual([together[0], Math.max(...together)], [1, 2]);
  assert.equal(emulator.video(videoId)?.complete, true);
  for (const concurrency of [0, 17, 1.5]) {
    assert.equal((await failureOf(client.upload(fileOf(1), { concurrency }))).code, 'invalid-option');
  }
});

test('the video is what the service describes, titled by the file or by the name given', async (t) => {
  const { client } = await scene(t);

  const own = await client.upload(fileOf(10));
  const given = await client.upload(fileOf(10), { videoName: 'Jeux d’été.mp4' });
  const nameless = await client.upload(new Blob(['abc']), { videoName: '' });

  assert.deepEqual([own.title, given.title, nameless.title], ['holiday.mp4', 'Jeux d’été.mp4', 'video']);
  assert.equal(own.assets?.player?.endsWith(`/vod/${own.videoId}`), true);
});

test('every part carries the file name, and each after the first the id of the video', async (t) => {
  const bodies: string[] = [];
  const baseUri = await serverOf(t, (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      bodies.push(Buffer.concat(chunks).toString('latin1'));
      response.writeHead(201, { 'Content-Type': 'application/json' }).end('{"videoId":"vi1"}');
    });
  });
  const { client } = await scene(t, { baseUri });

  await client.upload(fileOf(2 * partSize + 1), { partSize });

  assert.deepEqual(
    bodies.map((body) => /filename="(.+?)"/.exec(body)?.[1]),
    Array(3).fill('holiday.mp4'),
  );
  assert.deepEqual(
    bodies.map((body) => /name="videoId"\r\n\r\n(\w+)/.exec(body)?.[1]),
    [undefined, 'vi1', 'vi1'],
  );
});

test('a file goes into the video it is meant for, and makes no other', async (t) => {
  const { emulator, client } = await scene(t);
  const videoId = await containerOf(emulator);

  const video = await client.upload(fileOf(partSize + 1), { partSize, videoId });

  assert.equal(video.videoId, videoId);
  assert.equal(video.title, 'container');
  assert.deepEqual(emulator.videos, [videoId]);
});

test('the token travels in the query, and nowhere else', async (t) => {
  const { emulator, token, client } = await scene(t);

  await client.upload(fileOf(partSize + 1), { partSize });

  for (const { query, path, headers } of uploadsTo(emulator)) {
    assert.deepEqual([...query], [['token', token]]);
    assert.equal(JSON.stringify([path, headers]).includes(token), false);
  }
});

test('every request says which programs have sent it', async (t) => {
  const { emulator, client } = await scene(t, {
    application: { name: 'my-app', version: '1.2.3' },
    sdk: { name: 'my-sdk', version: '4' },
  });

  await client.upload(fileOf(partSize + 1), { partSize });

  for (const { headers } of uploadsTo(emulator)) {
    assert.deepEqual(
      [headers['av-origin-client'], headers['av-origin-app'], headers['av-origin-sdk']],
      [`apivideo-kit:${version}`, 'my-app:1.2.3', 'my-sdk:4'],
    );
  }
});

test('a task tells what becomes of it, in order', async (t) => {
  const { client } = await scene(t);
  const states: UploadState[] = [];
  const parts: object[] = [];
  const seen: UploadProgress[] = [];

  const task = client.upload(fileOf(partSize + 1), {
    partSize,
    onProgress: (progress) => seen.push(progress),
  });
  task.addEventListener('statechange', ({ detail }) => states.push(detail.state));
  task.addEventListener('part', ({ detail }) => parts.push(detail));
  const initial = [task.state, task.videoId, task.progress.sentBytes];
  const { videoId } = await task;

  assert.deepEqual(initial, ['queued', undefined, 0]);
  assert.deepEqual(states, ['uploading', 'completed']);
  assert.deepEqual(parts, [
    { part: 1, bytes: partSize },
    { part: 2, bytes: 1 },
  ]);
  assert.equal(task.videoId, videoId);
  assert.deepEqual(seen.at(-1), task.progress);
  assert.deepEqual(
    [task.progress.acceptedBytes, task.progress.sentBytes, task.progress.remainingSeconds],
    [partSize + 1, partSize + 1, 0],
  );
  assert.deepEqual([task.progress.partsAccepted, task.progress.partsTotal], [2, 2]);
});

test('what is told as sent never goes back, whatever happens to a part', async (t) => {
  const { emulator, client } = await scene(t);
  emulator.faults = [
    fault({ hang: true }, { part: 2 }, 1),
    fault({ drop: 'after' }, { part: 2 }, 1),
    fault({ status: 503 }, { part: 3 }, 1),
  ];
  const seen: UploadProgress[] = [];

  const task = client.upload(fileOf(2 * partSize + 9), { partSize, partTimeout: 1000 });
  for (const name of ['progress', 'statechange', 'part', 'wait'] as const) {
    task.addEventListener(name, () => seen.push(task.progress));
  }
  await task;

  const sent = seen.map(({ sentBytes }) => sentBytes);
  assert.deepEqual(
    sent,
    sent.toSorted((one, other) => one - other),
  );
  assert.equal(
    seen.some(({ sentBytes, acceptedBytes }) => sentBytes > acceptedBytes),
    true,
  );
  assert.equal(
    seen.every(({ sentBytes, acceptedBytes }) => sentBytes >= acceptedBytes),
    true,
  );
});

test('an empty file is refused before any request', async (t) => {
  const { emulator, client } = await scene(t);

  await assert.rejects(client.upload(new File([], 'empty.mp4')), { code: 'file-empty', retryable: false });

  assert.deepEqual(emulator.requests, []);
});

for (const [what, options] of [
  ['a part below 5 MiB', { partSize: partSize - 1 }],
  ['a part above 200 MiB', { partSize: 200 * 1024 * 1024 + 1 }],
  ['a part of no number', { partSize: NaN }],
  ['a negative retry limit', { retry: { limit: -1 } }],
  ['a part timeout of nothing', { partTimeout: 0 }],
] as const) {
  test(`${what} is refused by the promise, before any request`, async (t) => {
    const { emulator, client } = await scene(t);

    const task = client.upload(fileOf(10), options);

    await assert.rejects(task, { code: 'invalid-option' });
    assert.equal(task.state, 'failed');
    assert.deepEqual(emulator.requests, []);
  });
}

test('what is no file, and a client without a token, are refused by the promise', async (t) => {
  const { emulator, client } = await scene(t);
  const { client: poor } = await scene(t, { uploadToken: '' });

  await assert.rejects(client.upload('holiday.mp4' as unknown as File), { code: 'invalid-option' });
  await assert.rejects(poor.upload(fileOf(10)), { code: 'invalid-option', message: /uploadToken/ });
  assert.deepEqual(emulator.requests, []);
});

test('where nobody listens, the upload gives up after its retries, and can be tried again', async (t) => {
  const { client } = await scene(t, { baseUri: await deserted(), retry: { limit: 2, baseDelay: 1 } });
  const waits: string[] = [];

  const task = client.upload(fileOf(10));
  task.addEventListener('wait', ({ detail }) => waits.push(detail.reason));

  await assert.rejects(task, { code: 'network', retryable: true });
  assert.deepEqual(waits, ['backoff', 'backoff']);
  assert.equal(task.state, 'failed');
});

test('a failure that nobody awaits is no unhandled rejection', async (t) => {
  const unhandled = t.mock.fn();
  process.once('unhandledRejection', unhandled);
  t.after(() => process.off('unhandledRejection', unhandled));
  const { client } = await scene(t);

  const file = client.upload(new File([], 'empty.mp4'));
  const stream = client.uploadStream();
  void stream.complete();
  await Promise.allSettled([file, stream]);
  await new Promise((resolve) => setImmediate(resolve));

  assert.equal(unhandled.mock.callCount(), 0);
});
