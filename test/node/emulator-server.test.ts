import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import { startEmulator } from '../../src/emulator/index.js';
import { bodyOf, bytesOf, call, mebibyte, send, started, until } from './emulator-fixture.js';

const webm = Buffer.concat([
  Buffer.from('1a45dfa39f4286810142f7810142f2810442f381084282847765626d', 'hex'),
  bytesOf(5000),
]);

test('a preflight allows what the page asks for', async (t) => {
  const emulator = await started(t);

  const { status, headers } = await fetch(`${emulator.url}/upload`, {
    method: 'OPTIONS',
    headers: {
      Origin: 'https://page.example',
      'Access-Control-Request-Method': 'POST',
      'Access-Control-Request-Headers': 'content-range, av-origin-client',
      'Access-Control-Request-Private-Network': 'true',
    },
  });

  assert.equal(status, 204);
  assert.equal(headers.get('Access-Control-Allow-Origin'), '*');
  assert.equal(headers.get('Access-Control-Allow-Headers'), 'content-range, av-origin-client');
  assert.match(headers.get('Access-Control-Allow-Methods') ?? '', /POST.*DELETE/);
  assert.equal(headers.get('Access-Control-Allow-Private-Network'), 'true');
  assert.ok(Number(headers.get('Access-Control-Max-Age')) > 0);
});

test('every answer can be read by any page, errors too', async (t) => {
  const emulator = await started(t);

  const { headers } = await fetch(`${emulator.url}/nope`);

  assert.equal(headers.get('Access-Control-Allow-Origin'), '*');
  assert.equal(headers.get('Timing-Allow-Origin'), '*');
  assert.match(headers.get('Access-Control-Expose-Headers') ?? '', /X-RateLimit-Retry-After, Retry-After/);
  assert.equal(headers.get('Content-Type'), 'application/json');
});

test('the source is served with its real type, whole, in ranges, and to HEAD', async (t) => {
  const emulator = await started(t);
  const { assets } = await bodyOf(await send(emulator, webm, { type: 'application/octet-stream' }));
  const get = (range?: string, method = 'GET') =>
    fetch(assets.mp4, { method, headers: range ? { Range: range } : {} });

  const whole = await get();
  const head = await get(undefined, 'HEAD');
  const middle = await get('bytes=100-199');
  const tail = await get('bytes=-10');
  const rest = await get('bytes=5000-');
  const beyond = await get('bytes=999999-');

  assert.deepEqual([whole.status, whole.headers.get('Content-Type')], [200, 'video/webm']);
  assert.deepEqual(Buffer.from(await whole.arrayBuffer()), webm);
  assert.deepEqual([head.headers.get('Content-Length'), await head.text()], [String(webm.length), '']);
  assert.deepEqual(
    [middle.status, middle.headers.get('Content-Range')],
    [206, `bytes 100-199/${webm.length}`],
  );
  assert.deepEqual(Buffer.from(await middle.arrayBuffer()), webm.subarray(100, 200));
  assert.deepEqual(Buffer.from(await tail.arrayBuffer()), webm.subarray(-10));
  assert.deepEqual(Buffer.from(await rest.arrayBuffer()), webm.subarray(5000));
  assert.deepEqual([beyond.status, beyond.headers.get('Content-Range')], [416, `bytes */${webm.length}`]);
});

test('an unknown container keeps the type it was declared with', async (t) => {
  const emulator = await started(t);

  const { assets } = await bodyOf(await send(emulator, Buffer.from('text'), { type: 'video/x-odd' }));

  assert.equal((await fetch(assets.mp4)).headers.get('Content-Type'), 'video/x-odd');
});

test('the assets of a video come to life as it does', async (t) => {
  const emulator = await started(t);
  const { videoId, assets } = await bodyOf(
    await call(emulator, 'POST', '/videos', { title: '<b>"Q" & A</b>' }),
  );

  const early = await Promise.all(
    [assets.hls, assets.mp4, assets.thumbnail, assets.player].map((url) => fetch(url)),
  );
  await send(emulator, webm, { videoId });
  const manifest = await fetch(assets.hls);
  const page = await (await fetch(assets.player)).text();

  assert.deepEqual(
    early.map(({ status }) => status),
    [202, 404, 200, 200],
  );
  assert.equal(await early[0]?.text(), '');
  assert.match(early[2]?.headers.get('Content-Type') ?? '', /^image\//);
  assert.equal(manifest.status, 200);
  assert.match(await manifest.text(), /^#EXTM3U\n[^]*\.\.\/mp4\/source\.mp4\n/);
  assert.match(page, /<video controls [^>]+><source src="\/vod\/vi\w+\/mp4\/source\.mp4"/);
  assert.match(page, /&lt;b&gt;&quot;Q&quot; &amp; A/);
  assert.equal((await fetch(`${emulator.url}/vod/vi0`)).status, 404);
});

test('requests are recorded with what came and what became of it', async (t) => {
  const emulator = await started(t);
  const { token } = emulator.createUploadToken();

  const { videoId } = await bodyOf(await send(emulator, bytesOf(5 * mebibyte), { token, range: 'part 1/*' }));
  await send(emulator, Buffer.from('end'), { token, range: 'part 2/2', videoId });

  const [first, second] = emulator.requests;
  assert.equal(emulator.requests.length, 2);
  assert.deepEqual([first?.id, first?.method, first?.path, first?.status], [1, 'POST', '/upload', 201]);
  assert.equal(first?.query.get('token'), token);
  assert.equal(first.headers['content-range'], 'part 1/*');
  assert.deepEqual([first.part, first.bytes, first.videoId], [{ number: 1 }, 5 * mebibyte, videoId]);
  assert.deepEqual([second?.part, second?.bytes, second?.videoId], [{ number: 2, total: 2 }, 3, videoId]);
  assert.ok((second?.endedAt ?? 0) >= (second?.startedAt ?? Infinity));
});

test('reset forgets videos, requests and faults, and keeps tokens and the key', async (t) => {
  const emulator = await started(t);
  const { token } = emulator.createUploadToken();
  const { requests, faults } = emulator;
  const { videoId } = await bodyOf(await send(emulator, webm, { token }));
  const path = emulator.video(videoId)?.path ?? '';
  faults.push({ match: {}, then: { status: 500 } });

  await emulator.reset();

  assert.deepEqual(
    [requests.length, faults.length, emulator.videos.length, existsSync(path)],
    [0, 0, 0, false],
  );
  assert.equal((await send(emulator, webm, { token })).status, 201);
  assert.equal((await call(emulator, 'GET', '/videos')).status, 200);
  assert.equal(requests.length, 2);
});

test('close ends open connections, removes the files, and may be called again', async () => {
  const emulator = await startEmulator({ faults: [{ match: { method: 'GET' }, then: { hang: true } }] });
  const { videoId } = await bodyOf(await send(emulator, webm));
  const path = emulator.video(videoId)?.path ?? '';
  const hanging = assert.rejects(fetch(emulator.url));
  await until(() => emulator.requests.length === 2);

  await emulator.close();
  await emulator.close();

  await hanging;
  assert.equal(existsSync(path), false);
  await assert.rejects(fetch(emulator.url));
});

test('a port in use is refused with a sentence that says so', async (t) => {
  const emulator = await started(t);
  const port = Number(new URL(emulator.url).port);

  await assert.rejects(startEmulator({ port }), /port \d+ of 127\.0\.0\.1 is in use/);
});

test('it listens on the loopback address', async (t) => {
  const emulator = await started(t);

  assert.match(emulator.url, /^http:\/\/127\.0\.0\.1:\d+$/);
});
