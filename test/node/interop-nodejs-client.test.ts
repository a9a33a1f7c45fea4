/* eslint-disable @typescript-eslint/no-unsafe-class-instance-assignment -- the client's own documentation passes literals */
import ApiVideoClient from '@api.video/nodejs-client';
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import type { Emulator } from '../../src/emulator/index.js';
import { bytesOf, mebibyte, sha256, started } from './emulator-fixture.js';

interface Scene {
  readonly emulator: Emulator;
  readonly client: ApiVideoClient;
  /** Writes a file for the client to read, and gives its path. */
  readonly file: (name: string, bytes: Buffer | string) => Promise<string>;
}

/** The official client, unchanged, before an emulator of its own. */
async function scene(t: TestContext): Promise<Scene> {
  const emulator = await started(t, { ffmpeg: false });
  const folder = await mkdtemp(join(tmpdir(), 'interop-nodejs-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  const { url: baseUri, apiKey } = emulator;
  const client = new ApiVideoClient({ apiKey, baseUri, chunkSize: 5 * mebibyte });

  return {
    emulator,
    client,
    async file(name, bytes) {
      const path = join(folder, name);
      await writeFile(path, bytes);
      return path;
    },
  };
}

const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

test('a key is exchanged for an access token', async (t) => {
  const { client } = await scene(t);

  const { tokenType, accessToken, refreshToken } = await client.getAccessToken();

  assert.equal(tokenType, 'Bearer');
  assert.ok(accessToken && refreshToken);
});

test('a large file is uploaded in chunks with the key, and its progress told', async (t) => {
  const { emulator, client, file } = await scene(t);
  const bytes = bytesOf(12 * mebibyte);
  const { videoId } = await client.videos.create({ title: 'Mine', metadata: [{ key: 'a', value: 'b' }] });
  const progress: number[] = [];

  const video = await client.videos.upload(videoId, await file('film.mp4', bytes), ({ uploadedBytes }) =>
    progress.push(uploadedBytes),
  );

  const received = emulator.video(videoId);
  assert.deepEqual([video.title, video.metadata?.length], ['Mine', 1]);
  assert.deepEqual([received?.sha256, received?.parts.length], [sha256(bytes), 3]);
  assert.equal(progress.at(-1), bytes.length);
});

test('a small file is uploaded in one request, and with an upload token', async (t) => {
  const { emulator, client, file } = await scene(t);
  const { token = '' } = await client.uploadTokens.createToken({ ttl: 60 });

  const { videoId, title } = await client.videos.uploadWithUploadToken(token, await file('clip.mp4', 'clip'));

  assert.equal(title, 'clip.mp4');
  assert.equal(emulator.video(videoId)?.sha256, sha256(Buffer.from('clip')));
});

test('chunks that this client sends with a token become videos of their own, as at the service', async (t) => {
  const { emulator, client, file } = await scene(t);
  const { token } = emulator.createUploadToken();

  await client.videos.uploadWithUploadToken(token, await file('large.mp4', bytesOf(11 * mebibyte)));

  // It leaves the videoId out of all chunks but those of a progressive session: api.video-nodejs-client#216.
  assert.equal(emulator.videos.length, 3);
});

test('progressive sessions send parts as they come, with the key and with a token', async (t) => {
  const { emulator, client, file } = await scene(t);
  const parts = [bytesOf(5 * mebibyte), bytesOf(6 * mebibyte), bytesOf(1000)];
  const paths = await Promise.all(parts.map((bytes, index) => file(`film.part${index}`, bytes)));
  const { videoId } = await client.videos.create({ title: 'Live' });
  const [one = '', two = '', three = ''] = paths;

  const keyed = client.videos.createUploadProgressiveSession(videoId);
  await keyed.uploadPart(one);
  await keyed.uploadPart(two);
  const last = await keyed.uploadLastPart(three);
  const token = client.videos.createUploadWithUploadTokenProgressiveSession(
    emulator.createUploadToken().token,
  );
  await token.uploadPart(one);
  const other = await token.uploadLastPart(three);

  assert.deepEqual([last.videoId, last.title], [videoId, 'Live']);
  assert.equal(emulator.video(videoId)?.sha256, sha256(...parts));
  assert.equal(emulator.video(other.videoId)?.bytes, 5 * mebibyte + 1000);
});

test('the status tells of parts and of the encoding', async (t) => {
  const { client, file } = await scene(t);
  const { videoId } = await client.videos.create({ title: 'x' });

  const before = await client.videos.getStatus(videoId);
  await client.videos.upload(videoId, await file('a.mp4', 'a'));
  const after = await client.videos.getStatus(videoId);

  assert.equal(before.encoding?.playable, false);
  assert.deepEqual([after.ingest?.status, after.encoding?.playable], ['ingested', true]);
  assert.equal(after.encoding?.qualities?.length, 5);
});

test('lists are filtered by title, tags and metadata, sorted and paged', async (t) => {
  const { client } = await scene(t);
  await client.videos.create({ title: 'Maths one', tags: ['school', 'maths'] });
  await client.videos.create({
    title: 'Maths two',
    tags: ['maths'],
    metadata: [{ key: 'author', value: 'Ada' }],
  });
  await client.videos.create({ title: 'Physics', tags: ['school'] });
  const titles = async (args: Parameters<typeof client.videos.list>[0]) =>
    (await client.videos.list(args)).data.map(({ title }) => title);

  assert.deepEqual(await titles({ title: 'Maths', sortBy: 'title', sortOrder: 'asc' }), [
    'Maths one',
    'Maths two',
  ]);
  assert.deepEqual(await titles({ tags: ['school', 'maths'] }), ['Maths one']);
  assert.deepEqual(await titles({ metadata: { author: 'Ada' } }), ['Maths two']);
  const page = await client.videos.list({ pageSize: 2, currentPage: 2, sortBy: 'title', sortOrder: 'asc' });
  assert.deepEqual(
    page.data.map(({ title }) => title),
    ['Physics'],
  );
  assert.deepEqual([page.pagination.itemsTotal, page.pagination.pagesTotal], [3, 2]);
});

test('videos are read, changed and deleted', async (t) => {
  const { client } = await scene(t);
  const { videoId } = await client.videos.create({ title: 'Old', tags: ['a'] });

  await client.videos.update(videoId, { title: 'New', tags: ['b', 'c'] });
  const { title, tags } = await client.videos.get(videoId);
  await client.videos.delete(videoId);

  assert.deepEqual([title, tags], ['New', ['b', 'c']]);
  await assert.rejects(client.videos.get(videoId), { code: 404 });
});

test('tags are counted', async (t) => {
  const { client } = await scene(t);
  await client.videos.create({ title: '1', tags: ['red', 'blue'] });
  await client.videos.create({ title: '2', tags: ['red'] });

  const { data } = await client.tags.list({ value: 'red' });

  assert.deepEqual(
    data?.map(({ value, videoCount }) => [value, Number(videoCount)]),
    [['red', 2]],
  );
});

test('captions are uploaded, listed, made the default and deleted', async (t) => {
  const { client, file } = await scene(t);
  const { videoId } = await client.videos.create({ title: 'x' });
  const vtt = await file('en.vtt', 'WEBVTT\n\n00:00.000 --> 00:01.000\nHello\n');

  const made = await client.captions.upload(videoId, 'en', vtt);
  const changed = await client.captions.update(videoId, 'en', { _default: true });
  const listed = await client.captions.list({ videoId });
  const text = await (await fetch(made.src ?? '')).text();
  await client.captions.delete(videoId, 'en');

  assert.deepEqual([made.srclang, made._default, changed._default], ['en', false, true]);
  assert.equal(listed.data.length, 1);
  assert.match(text, /Hello/);
  await assert.rejects(client.captions.get(videoId, 'en'), { code: 404 });
});

test('thumbnails are uploaded, and picked by time', async (t) => {
  const { client, file } = await scene(t);
  const { videoId } = await client.videos.create({ title: 'x' });

  const { assets } = await client.videos.uploadThumbnail(videoId, await file('thumb.png', pixel));
  const picture = await fetch(assets?.thumbnail ?? '');
  const picked = await client.videos.pickThumbnail(videoId, { timecode: '00:00:01.00' });

  assert.equal(picture.headers.get('Content-Type'), 'image/png');
  assert.deepEqual(Buffer.from(await picture.arrayBuffer()), pixel);
  assert.equal(picked.videoId, videoId);
});

test('players are made, changed, given a logo, listed and deleted', async (t) => {
  const { client, file } = await scene(t);

  const { playerId } = await client.playerThemes.create({ name: 'Mine', forceLoop: true });
  const changed = await client.playerThemes.update(playerId, { name: 'Ours' });
  const branded = await client.playerThemes.uploadLogo(
    playerId,
    await file('logo.png', pixel),
    'https://page.example',
  );
  const { data } = await client.playerThemes.list();
  await client.playerThemes.deleteLogo(playerId);
  await client.playerThemes.delete(playerId);

  assert.deepEqual([changed.name, changed.forceLoop], ['Ours', true]);
  assert.equal((await fetch(branded.assets?.logo ?? '')).status, 404);
  assert.equal(data.length, 1);
  await assert.rejects(client.playerThemes.get(playerId), { code: 404 });
});

test('watermarks are uploaded, listed and deleted', async (t) => {
  const { client, file } = await scene(t);

  const { watermarkId = '' } = await client.watermarks.upload(await file('mark.png', pixel));
  const { data } = await client.watermarks.list({});
  await client.watermarks.delete(watermarkId);

  assert.deepEqual(
    data.map((mark) => mark.watermarkId),
    [watermarkId],
  );
  assert.equal((await client.watermarks.list({})).data.length, 0);
});

test('upload tokens are made, listed and deleted', async (t) => {
  const { client } = await scene(t);

  const { token = '' } = await client.uploadTokens.createToken({ ttl: 60 });
  const { data } = await client.uploadTokens.list();
  await client.uploadTokens.deleteToken(token);

  assert.deepEqual(
    data.map((each) => each.token),
    [token],
  );
  await assert.rejects(client.uploadTokens.getToken(token), { code: 404 });
});

test('webhooks, live streams and analytics answer in the shapes that it reads', async (t) => {
  const { client } = await scene(t);

  const hook = await client.webhooks.create({
    events: ['video.encoding.quality.completed'],
    url: 'http://127.0.0.1:9/',
  });
  const live = await client.liveStreams.create({ name: 'Show' });
  const plays = await client.analytics.getAggregatedMetrics({ metric: 'play', aggregation: 'count' });

  assert.match(hook.webhookId ?? '', /^webhook_/);
  assert.match(live.streamKey ?? '', /\w+/);
  assert.equal(plays.data, 0);
});

test('a wrong key is refused as the client expects', async (t) => {
  const { emulator } = await scene(t);
  const stranger = new ApiVideoClient({ apiKey: 'wrong', baseUri: emulator.url });

  await assert.rejects(stranger.videos.list(), { code: 401 });
});
