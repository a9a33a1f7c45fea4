/* eslint-disable @typescript-eslint/no-unsafe-class-instance-assignment -- the client's own documentation passes literals */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { scene } from './interop-nodejs-scene.js';

const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

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
