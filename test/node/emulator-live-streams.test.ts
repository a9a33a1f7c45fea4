import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Emulator } from '../../src/emulator/index.js';
import { bodyOf, call, started, type Body } from './emulator-fixture.js';

interface Live extends Body {
  readonly liveStreamId: string;
}

async function stream(emulator: Emulator, attributes: object = {}): Promise<Live> {
  return (await bodyOf(
    await call(emulator, 'POST', '/live-streams', { name: '<b>Show</b>', ...attributes }),
  )) as Live;
}

const statusOf = async (url: string) => (await fetch(url)).status;

test('the addresses of a live stream follow its broadcast', async (t) => {
  const emulator = await started(t, { ffmpeg: false });
  const { liveStreamId, assets } = await stream(emulator);
  const page = async () => (await fetch(assets.player)).text();

  const before = [await statusOf(assets.hls), await statusOf(assets.thumbnail)];
  const waiting = await page();
  emulator.startBroadcast(liveStreamId);
  const open = await fetch(assets.hls);
  const showing = await page();
  await call(emulator, 'PUT', `/live-streams/${liveStreamId}/complete`);

  assert.deepEqual(before, [404, 200]);
  assert.match(waiting, /<title>&lt;b&gt;Show[^]*not on air/);
  assert.match(showing, /On air/);
  assert.equal(open.headers.get('Content-Type'), 'application/vnd.apple.mpegurl');
  assert.doesNotMatch(await open.text(), /ENDLIST/);
  assert.match(await (await fetch(assets.hls)).text(), /^#EXTM3U\n[^]*#EXT-X-ENDLIST\n$/);
});

test('player.json tells players of a live stream', async (t) => {
  const emulator = await started(t, { ffmpeg: false });
  const { liveStreamId, assets } = await stream(emulator);

  const told: unknown = await (await fetch(`${emulator.url}/live/${liveStreamId}/player.json`)).json();

  assert.deepEqual(told, {
    id: liveStreamId,
    title: '<b>Show</b>',
    video: { poster: assets.thumbnail, src: assets.hls },
  });
});

test('a private live stream opens with a token, once, or with its session', async (t) => {
  const emulator = await started(t, { ffmpeg: false });
  const { liveStreamId, assets } = await stream(emulator, { public: false });
  emulator.startBroadcast(liveStreamId);
  const again = async () =>
    (await bodyOf(await call(emulator, 'GET', `/live-streams/${liveStreamId}`))).assets;

  const open = `${emulator.url}/live/${liveStreamId}`;
  const closed = [open, `${open}.m3u8`, `${open}/thumbnail.jpg`, `${open}/player.json`];
  const { hls } = await again();
  const session = await fetch(hls.replace(/\.m3u8$/, '/session'));
  const { session_token } = (await session.json()) as { session_token: string };
  const page = await (await fetch((await again()).player)).text();
  const [poster = ''] = /(?<=poster=")[^"]+/.exec(page) ?? [];

  assert.deepEqual(await Promise.all(closed.map(statusOf)), [404, 404, 404, 404]);
  assert.deepEqual([await statusOf(assets.hls), await statusOf(assets.hls)], [200, 404]);
  assert.deepEqual([await statusOf(hls), await statusOf(`${hls}?avh=${session_token}`)], [404, 200]);
  assert.equal(await statusOf(new URL(poster, open).href), 200);
});
