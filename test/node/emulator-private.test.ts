import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createEmulator } from '../../src/emulator/emulator.js';
import type { Emulator } from '../../src/emulator/index.js';
import { bodyOf, call, send, started, type Body } from './emulator-fixture.js';

async function privateVideo(emulator: Emulator): Promise<string> {
  const { videoId } = await bodyOf(
    await call(emulator, 'POST', '/videos', { title: 'Secret', public: false }),
  );
  await send(emulator, Buffer.from('film'), { videoId });
  return videoId;
}

async function assetsOf(emulator: Emulator, videoId: string): Promise<Body['assets']> {
  return (await bodyOf(await call(emulator, 'GET', `/videos/${videoId}`))).assets;
}

const statusOf = async (url: string, headers: Readonly<Record<string, string>> = {}) =>
  (await fetch(url, { headers })).status;

async function sessionOf(hls: string): Promise<string> {
  const answer = await fetch(hls.replace('hls/manifest.m3u8', 'session'));
  return ((await answer.json()) as { session_token: string }).session_token;
}

test('each reading of a private video gives a new token, and each token opens one asset once', async (t) => {
  const emulator = await started(t, { ffmpeg: false });
  const videoId = await privateVideo(emulator);

  const first = await assetsOf(emulator, videoId);
  const second = await assetsOf(emulator, videoId);

  assert.match(first.hls, /\/vod\/vi\w+\/token\/[0-9a-f-]{36}\/hls\/manifest\.m3u8$/);
  assert.match(first.player, /\/vod\/vi\w+\?token=[0-9a-f-]{36}$/);
  assert.notEqual(first.hls, second.hls);
  assert.deepEqual([await statusOf(first.hls), await statusOf(first.hls)], [200, 404]);
  assert.equal(await statusOf(first.thumbnail), 404);
  assert.equal(await statusOf(second.thumbnail), 200);
});

test('the public addresses of a private video lead nowhere', async (t) => {
  const emulator = await started(t, { ffmpeg: false });
  const videoId = await privateVideo(emulator);
  const page = `${emulator.url}/vod/${videoId}`;

  const names = [
    '',
    '/hls/manifest.m3u8',
    '/mp4/source.mp4',
    '/thumbnail.jpg',
    '/player.json',
    '/captions/en.vtt',
  ];
  const statuses = await Promise.all(names.map((name) => statusOf(page + name)));

  assert.deepEqual(statuses, [404, 404, 404, 404, 404, 404]);
});

test('a token of one video does not open another', async (t) => {
  const emulator = await started(t, { ffmpeg: false });
  const [one, other] = [await privateVideo(emulator), await privateVideo(emulator)];
  const { mp4 } = await assetsOf(emulator, one);

  assert.equal(await statusOf(mp4.replace(one, other)), 404);
  assert.equal(await statusOf(mp4), 200);
});

test('a token is exchanged for a session, which opens everything for a day', async (t) => {
  const clock = { now: Date.UTC(2024, 0, 1) };
  const emulator = await createEmulator({ ffmpeg: false }, () => clock.now);
  t.after(() => emulator.close());
  const videoId = await privateVideo(emulator);
  const { hls, mp4, thumbnail } = await assetsOf(emulator, videoId);

  const session = await sessionOf(hls);
  const manifest = await (await fetch(`${hls}?avh=${session}`)).text();
  const statuses = [
    await statusOf(mp4, { 'X-Token-Session': session }),
    await statusOf(`${thumbnail}?avh=${session}`),
    await statusOf(mp4),
    await statusOf(`${mp4}?avh=nope`),
    await statusOf(hls.replace('hls/manifest.m3u8', 'session')),
  ];
  clock.now += 24 * 3600 * 1000;

  assert.deepEqual(statuses, [200, 200, 404, 404, 404]);
  assert.match(manifest, new RegExp(`^\\.\\./mp4/source\\.mp4\\?avh=${session}$`, 'm'));
  assert.equal(await statusOf(`${hls}?avh=${session}`), 404);
});

test('a manifest opened by a token has segments that can be opened after it', async (t) => {
  const emulator = await started(t, { ffmpeg: false });
  const { hls } = await assetsOf(emulator, await privateVideo(emulator));

  const [segment = ''] = /^\.\..*$/m.exec(await (await fetch(hls)).text()) ?? [];

  assert.deepEqual(
    [await statusOf(new URL(segment, hls).href), await statusOf(new URL(segment, hls).href)],
    [200, 200],
  );
});

test('the player page of a private video opens with its token, once, and its assets with it', async (t) => {
  const emulator = await started(t, { ffmpeg: false });
  const { player } = await assetsOf(emulator, await privateVideo(emulator));

  const page = await (await fetch(player)).text();
  const [, source = ''] = /<source src="([^"]+)"/.exec(page) ?? [];

  assert.equal(await statusOf(player), 404);
  assert.equal(await statusOf(new URL(source, player).href), 200);
});

test('nothing of a request gets into the player page as markup', async (t) => {
  const emulator = await started(t, { ffmpeg: false });
  const videoId = await privateVideo(emulator);
  const session = await sessionOf((await assetsOf(emulator, videoId)).hls);
  const evil = encodeURIComponent('"><script>alert(1)</script>');

  const page = await fetch(`${emulator.url}/vod/${videoId}?avh=${session}&token=${evil}`);

  assert.equal(page.status, 200);
  assert.doesNotMatch(await page.text(), /<script>alert/);
  assert.match(page.headers.get('Content-Security-Policy') ?? '', /script-src 'nonce-/);
});

test('player.json tells players of a video; in that of a private one :token stands for the token', async (t) => {
  const emulator = await started(t, { ffmpeg: false });
  const { videoId, assets } = await bodyOf(await send(emulator, Buffer.from('film')));
  const hidden = await assetsOf(emulator, await privateVideo(emulator));
  const read = async (url: string) => (await (await fetch(url)).json()) as { id: string; video: object };

  const open = await read(`${emulator.url}/vod/${videoId}/player.json`);
  const secret = await read(hidden.hls.replace('hls/manifest.m3u8', 'player.json'));

  assert.equal(open.id, videoId);
  assert.deepEqual(open.video, { poster: assets.thumbnail, src: assets.hls, mp4: assets.mp4 });
  assert.match(JSON.stringify(secret.video), /\/token\/:token\/hls\/manifest\.m3u8/);
});

test('oEmbed describes the player of a public video, and nothing else', async (t) => {
  const emulator = await started(t, { ffmpeg: false });
  const { videoId, assets } = await bodyOf(await send(emulator, Buffer.from('film'), { name: 'Film <1>' }));
  const hidden = await privateVideo(emulator);
  const ask = (url: string, slash = '') =>
    fetch(`${emulator.url}/oembed${slash}?url=${encodeURIComponent(url)}`);

  const found = (await (await ask(assets.player)).json()) as Record<string, unknown>;
  const others = await Promise.all([
    ask(assets.player, '/'),
    ask(`${emulator.url}/vod/${hidden}`),
    ask(`https://elsewhere.example/vod/${videoId}`),
    ask('nonsense'),
  ]);

  assert.deepEqual([found.type, found.version, found.title], ['video', '1.0', 'Film <1>']);
  assert.match(String(found.html), new RegExp(`^<iframe src="${assets.player}" width="1280" height="720"`));
  assert.equal(found.thumbnail_url, assets.thumbnail);
  assert.deepEqual(
    others.map(({ status }) => status),
    [200, 404, 404, 404],
  );
});

test('?dl=1 saves the source instead of showing it', async (t) => {
  const emulator = await started(t, { ffmpeg: false });
  const { assets } = await bodyOf(await send(emulator, Buffer.from('film')));

  const { headers } = await fetch(`${assets.mp4}?dl=1`);

  assert.match(headers.get('Content-Disposition') ?? '', /^attachment; filename="vi\w+\.mp4"$/);
});
