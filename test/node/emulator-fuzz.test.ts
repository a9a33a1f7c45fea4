import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { connect } from 'node:net';
import { dirname, resolve } from 'node:path';
import { test } from 'node:test';
import { startEmulator } from '../../src/emulator/index.js';
import { bodyOf, send, started } from './emulator-fixture.js';
import { Dice, isAlive, isDocumented, post, raw, rounds } from './emulator-fuzz-tools.js';

test('requests that are no HTTP, or nearly some, are refused or dropped', async (t) => {
  const emulator = await started(t, { ffmpeg: false });
  const dice = new Dice('headers');
  const lines = [
    'GET /videos HTTP/1.1',
    'GET  HTTP/1.1',
    'BREW /pot HTTP/1.1',
    'GET /videos HTTP/9.9',
    `GET /${'a'.repeat(20_000)} HTTP/1.1`,
    'GET http://[::1/ HTTP/1.1',
    'GET /_emulator/%ff HTTP/1.1',
    'GET //_emulator//faults HTTP/1.1',
    'POST /upload HTTP/1.1',
  ];
  const headers = [
    'Host: x',
    'Host: ',
    'Content-Length: -1',
    'Content-Length: 99999999999999999999',
    'Transfer-Encoding: chunked',
    'Transfer-Encoding: gzip, chunked',
    'Content-Range: part 99999999999999999999999/1',
    `Content-Range: ${'9'.repeat(5000)}`,
    'Range: bytes=-0',
    'Authorization: Basic %%%',
    `Authorization: Bearer ${'x'.repeat(6000)}`,
    'Content-Type: multipart/form-data; boundary=',
    'Content-Type: multipart/form-data; boundary="\\"',
    'X-Bad: \u0001\u0002',
    'Expect: 100-continue',
    'Upgrade: websocket',
    'Origin: null',
    ': nameless',
    `X-Long: ${'y'.repeat(30_000)}`,
  ];

  const answers = await Promise.all(
    Array.from({ length: rounds }, () => {
      const some = Array.from({ length: dice.below(5) }, () => dice.pick(headers));
      const body = dice.bytes(dice.below(40)).toString('latin1');
      return raw(emulator, Buffer.from([dice.pick(lines), ...some, '', body].join('\r\n'), 'latin1'));
    }),
  );

  assert.deepEqual(
    answers.filter((answer) => !isDocumented(answer)),
    [],
  );
  assert.ok(await isAlive(emulator));
});

test('forms that are cut short, mixed up or endless leave nothing behind', async (t) => {
  const emulator = await started(t, { ffmpeg: false });
  const { token } = emulator.createUploadToken();
  const dice = new Dice('forms');
  const boundary = 'fuzz';
  const disposition = 'Content-Disposition: form-data; name="file"; filename=';
  const whole = [
    `--${boundary}`,
    'Content-Disposition: form-data; name="videoId"',
    '',
    'vi0',
    `--${boundary}`,
    `${disposition}"../../../../tmp/escaped.mp4"`,
    'Content-Type: video/mp4',
    '',
    'x'.repeat(500),
    `--${boundary}--`,
    '',
  ].join('\r\n');
  const twisted = [
    whole.slice(0, -4),
    whole.replaceAll('\r\n', '\n'),
    whole.replaceAll(boundary, 'other'),
    whole.replace('"videoId"', '"__proto__"'),
    whole.replace('vi0', 'v'.repeat(200_000)),
    whole.replace('vi0', '../../etc/passwd'),
    whole.replace('name="file"', 'name="\u0000"'),
    `--${boundary}\r\nX: ${'h'.repeat(100_000)}`,
    `--${boundary}\r\n${disposition}"a"\r\n\r\n`.repeat(50),
    `--${boundary}\r\nContent-Disposition: form-data; name="f"\r\n\r\n1\r\n`.repeat(200),
  ];

  const answers = await Promise.all(
    Array.from({ length: rounds / 2 }, () => {
      const body = Buffer.from(dice.pick([whole, ...twisted]));
      const sent = body.subarray(0, dice.below(2) === 0 ? body.length : dice.below(body.length));
      const announced = dice.pick([
        body.length,
        sent.length,
        sent.length + 10,
        Math.max(0, sent.length - 10),
      ]);
      const request = post(
        `/upload?token=${token}`,
        sent,
        `Content-Length: ${announced}`,
        `Content-Type: multipart/form-data; boundary=${boundary}`,
        ...(dice.below(3) === 0 ? [`Content-Range: part ${dice.below(3)}/${dice.below(3)}`] : []),
      );
      return raw(emulator, request);
    }),
  );

  assert.deepEqual(
    answers.filter((answer) => !isDocumented(answer)),
    [],
  );
  assert.ok(await isAlive(emulator));
  const folder = dirname(dirname(emulator.video(emulator.videos[0] ?? '')?.path ?? ''));
  const kept = await readdir(folder);
  assert.deepEqual(
    kept.filter((name) => name.startsWith('incoming')),
    [],
  );
});

test('paths that lead out of the folder lead nowhere', async (t) => {
  const emulator = await started(t, { ffmpeg: false });
  const { videoId } = await bodyOf(await send(emulator, Buffer.from('film')));
  const tricks = [
    '../',
    '..%2f',
    '%2e%2e/',
    '%2e%2e%2f',
    '..\\',
    '%252e%252e%252f',
    '....//',
    '%00/',
    '..%c0%af',
    '/./',
  ];
  const targets = ['etc/passwd', 'source', 'emulator.db', 'part-1', 'package.json'];
  const places = [
    `/vod/${videoId}/hls/`,
    `/vod/${videoId}/captions/`,
    `/vod/${videoId}/`,
    '/vod/',
    '/players/',
    '/live/',
    '/_emulator/thumbnails/',
    '/_emulator/videos/',
    '/',
  ];
  const paths = places.flatMap((place) =>
    tricks.flatMap((trick) =>
      targets.flatMap((target) => [1, 4, 8].map((n) => place + trick.repeat(n) + target)),
    ),
  );

  const answers = [];
  for (let start = 0; start < paths.length; start += 100) {
    const some = paths.slice(start, start + 100);
    answers.push(
      ...(await Promise.all(
        some.map((path) =>
          // Every one of them is answered, on a busy machine late.
          raw(emulator, `GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`, 20_000),
        ),
      )),
    );
  }

  const found = answers.filter((answer) => !/^HTTP\/1\.1 (4\d\d)/.test(answer));
  assert.deepEqual(found, []);
});

test('a file name decides on no path', async (t) => {
  const emulator = await started(t, { ffmpeg: false });

  for (const name of [
    '../../escaped',
    '/etc/escaped',
    '..\\escaped',
    'a\u0000b',
    '.'.repeat(5000),
    '',
    '💥'.repeat(300),
  ]) {
    const response = await send(emulator, Buffer.from('x'), { name });
    assert.ok([201, 400].includes(response.status), name);
  }

  const paths = emulator.videos.map((videoId) => emulator.video(videoId)?.path ?? '');
  assert.ok(paths.length >= 5);
  for (const path of paths) assert.match(resolve(path), /apivideo-emulator-\w+\/vi\w{22}\/source$/);
});

test('clients that stall do not keep others waiting, or the emulator from closing', async () => {
  const emulator = await startEmulator({ ffmpeg: false });
  const { token } = emulator.createUploadToken();
  const port = Number(new URL(emulator.url).port);
  const head = `POST /upload?token=${token} HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=b\r\n`;
  const stalled = Array.from({ length: 40 }, (_, index) => {
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => undefined);
    socket.write(
      index % 2 === 0
        ? head
        : `${head}Content-Length: 1000000\r\n\r\n--b\r\nContent-Disposition: form-data; `,
    );
    return once(socket, 'close');
  });

  const alive = await isAlive(emulator);
  await emulator.close();
  await Promise.all(stalled);

  assert.equal(alive, true);
});

test('clients that leave in the middle of an answer are forgotten', async (t) => {
  const emulator = await started(t, { ffmpeg: false });
  const { assets } = await bodyOf(await send(emulator, Buffer.alloc(20 * 1024 * 1024)));

  await Promise.all(
    Array.from({ length: 20 }, async () => {
      const leaving = new AbortController();
      const response = await fetch(assets.mp4, { signal: leaving.signal });
      leaving.abort();
      await response.arrayBuffer().catch(() => undefined);
    }),
  );

  assert.ok(await isAlive(emulator));
});
