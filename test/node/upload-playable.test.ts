import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ApiVideoClient, type Video } from '../../src/index.js';
import { call, started } from './emulator-fixture.js';
import { clientOf, deserted, failureOf, fileOf, serverOf } from './upload-fixture.js';

type Answer = readonly [status: number, body?: string];

const manifest = '#EXTM3U';

for (const [what, answers] of [
  ['there, and empty at first', [[202], [200, '']]],
  [
    'not there, and the server fails meanwhile',
    [
      [404, '{"title":"Not found."}'],
      [500, '<h1>Sorry'],
    ],
  ],
] as const) {
  test(`a video whose manifest is ${what}, is not playable until it is there and full`, async (t) => {
    const left: Answer[] = [...answers];
    const asked: (string | undefined)[] = [];
    const baseUri = await serverOf(t, ({ url }, response) => {
      asked.push(url);
      const [status, body] = left.shift() ?? [200, manifest];
      response.writeHead(status).end(body);
    });
    const video = { videoId: 'vi1' };

    const playable = await new ApiVideoClient({ baseUri }).waitUntilPlayable(video);

    assert.equal(playable, video);
    assert.deepEqual(
      asked,
      [1, 2, 3].map(() => '/vod/vi1/hls/manifest.m3u8'),
    );
  });
}

test('an uploaded video is waited for until the service has encoded it', async (t) => {
  const emulator = await started(t, { playableAfter: 400, ffmpeg: false });
  const { token: uploadToken } = emulator.createUploadToken();
  const client = clientOf(emulator, { uploadToken });
  const video = await client.upload(fileOf(1000));
  const before = await fetch(video.assets?.hls ?? '');

  await client.waitUntilPlayable(video);

  assert.equal(before.status, 202);
  assert.equal((await fetch(video.assets?.hls ?? '')).status, 200);
});

test('a private video is waited for by its own address, whose token opens it only once', async (t) => {
  const emulator = await started(t, { playableAfter: 400, ffmpeg: false });
  const { token: uploadToken } = emulator.createUploadToken();
  const client = clientOf(emulator, { uploadToken });
  const made = await call(emulator, 'POST', '/videos', { title: 'private', public: false });
  const { videoId } = (await made.json()) as Video;
  const video = await client.upload(fileOf(1000), { videoId });

  await client.waitUntilPlayable(video, { timeout: 20_000 });

  const looked = emulator.requests.filter(({ path }) => path.includes('/hls/'));
  assert.match(video.assets?.hls ?? '', /\/token\//);
  assert.deepEqual([looked[0]?.status, looked.at(-1)?.status], [202, 200]);
});

test('a video that never becomes playable ends in a timeout, and a signal ends the wait at once', async (t) => {
  const baseUri = await serverOf(t, (_, response) => response.writeHead(404).end('{"title":"Not found."}'));
  const client = new ApiVideoClient({ baseUri });
  const controller = new AbortController();

  const waiting = client.waitUntilPlayable({ videoId: 'vi1' }, { signal: controller.signal });
  const late = client.waitUntilPlayable({ videoId: 'vi1' }, { timeout: 30 });
  const timeout = await failureOf(late);
  controller.abort();

  assert.deepEqual([timeout.code, timeout.retryable], ['timeout', true]);
  assert.equal((await failureOf(waiting)).code, 'aborted');
});

test('a server that never answers, or is not there, ends in a timeout too', async (t) => {
  for (const baseUri of [await serverOf(t, () => undefined), await deserted()]) {
    const waiting = new ApiVideoClient({ baseUri }).waitUntilPlayable({ videoId: 'vi1' }, { timeout: 30 });

    assert.equal((await failureOf(waiting)).code, 'timeout');
  }
});

test('an error about a private video gives its token away to nobody', async (t) => {
  const baseUri = await serverOf(t, ({ url }, response) => {
    response.writeHead(404, { 'Content-Type': 'application/json' }).end(JSON.stringify({ title: url }));
  });
  const client = new ApiVideoClient({ baseUri });
  const assets = client.playback('vi1', { privateToken: 's3cret' });

  const error = await failureOf(client.waitUntilPlayable({ videoId: 'vi1', assets }, { timeout: 30 }));

  assert.doesNotMatch(JSON.stringify([error, error.message, String(error.cause)]), /s3cret/);
});
