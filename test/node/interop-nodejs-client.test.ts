/* eslint-disable @typescript-eslint/no-unsafe-class-instance-assignment -- the client's own documentation passes literals */
import ApiVideoClient from '@api.video/nodejs-client';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bytesOf, mebibyte, sha256 } from './emulator-fixture.js';
import { scene } from './interop-nodejs-scene.js';

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

test('a wrong key is refused as the client expects', async (t) => {
  const { emulator } = await scene(t);
  const stranger = new ApiVideoClient({ apiKey: 'wrong', baseUri: emulator.url });

  await assert.rejects(stranger.videos.list(), { code: 401 });
});
