import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { connect } from 'node:net';
import { dirname, resolve } from 'node:path';
import { test } from 'node:test';
import { startEmulator, type Emulator } from '../../src/emulator/index.js';
import { randomOf } from '../../src/emulator/random.js';
import { basic, bodyOf, call, send, started } from './emulator-fixture.js';

const seed = Number(process.env.FUZZ_SEED ?? 20_240_119);
const rounds = 400;

/** Choices that depend on the seed only. */
class Dice {
  readonly #kind: string;
  #count = 0;

  constructor(kind: string) {
    this.#kind = kind;
  }

  below(limit: number): number {
    return Math.floor(randomOf(seed, `${this.#kind} ${this.#count++}`) * limit);
  }

  pick<T>(options: readonly T[]): T {
    const picked = options[this.below(options.length)];
    if (picked === undefined) throw new Error('There is nothing to pick.');
    return picked;
  }

  bytes(length: number): Buffer {
    return Buffer.from(Array.from({ length }, () => this.below(256)));
  }
}

/** Sends `bytes` as they are, ends or waits, and resolves with all that comes back until the connection is closed. */
async function raw({ url }: Emulator, bytes: Buffer | string, patience = 300): Promise<string> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  const answer: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => answer.push(chunk)).on('error', () => undefined);
  socket.setTimeout(patience, () => socket.destroy());
  socket.write(bytes);
  await once(socket, 'close');
  return Buffer.concat(answer).toString('latin1');
}

const documented = [100, 200, 201, 202, 204, 206, 400, 401, 403, 404, 405, 409, 413, 416, 429, 431];

/** Whether each answer in `said` is one that the API documents, or its server gives to what is no HTTP. */
function isDocumented(said: string): boolean {
  const statuses = Array.from(said.matchAll(/HTTP\/1\.1 (\d{3})/g), ([, status]) => Number(status));
  return statuses.every((status) => documented.includes(status));
}

async function isAlive(emulator: Emulator): Promise<boolean> {
  const { ok } = await call(emulator, 'GET', '/videos');
  const sent = await send(emulator, Buffer.from('still alive'));
  return ok && sent.status === 201;
}

const post = (path: string, body: Buffer | string, ...headers: readonly string[]) =>
  Buffer.concat([
    Buffer.from(
      [`POST ${path} HTTP/1.1`, 'Host: emulator', 'Connection: close', ...headers, '', ''].join('\r\n'),
      'latin1',
    ),
    Buffer.from(body),
  ]);

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
          raw(emulator, `GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`),
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

test('JSON that is none, or not what it should be, is an invalid payload or attribute', async (t) => {
  const emulator = await started(t, { ffmpeg: false });
  const dice = new Dice('json');
  const values = [
    'null',
    '[]',
    '{}',
    '1e999',
    '"\\ud800"',
    '{"a":',
    '\uFEFF{}',
    '-',
    '{"__proto__":{"title":"x"}}',
  ];
  const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
  const names = [
    'title',
    'tags',
    'metadata',
    'public',
    'source',
    'ttl',
    'events',
    'url',
    'apiKey',
    'name',
    'restreams',
  ];
  const paths = [
    '/videos',
    '/upload-tokens',
    '/webhooks',
    '/auth/api-key',
    '/players',
    '/live-streams',
    '/summaries',
  ];

  for (let round = 0; round < rounds; round++) {
    const value = dice.pick([...values, deep, '"x"', '7', 'true', '[1,"a",null]', '{"key":1}']);
    const body = dice.pick([
      value,
      `{"${dice.pick(names)}":${value}}`,
      `{"title":"t","${dice.pick(names)}":${value}}`,
      dice.bytes(30).toString('latin1'),
    ]);
    const response = await fetch(emulator.url + dice.pick(paths), {
      method: 'POST',
      headers: { Authorization: basic(emulator.apiKey) },
      body,
    });
    const said = await response.text();
    assert.ok(documented.includes(response.status), `${response.status} ${said} for ${body.slice(0, 100)}`);
  }

  assert.ok(await isAlive(emulator));
});

test('queries of any kind are answered as documented', async (t) => {
  const emulator = await started(t, { ffmpeg: false });
  const dice = new Dice('queries');
  const names = [
    'currentPage',
    'pageSize',
    'sortBy',
    'sortOrder',
    'title',
    'tags[]',
    'metadata[a]',
    'metadata[]',
    'from',
    'to',
  ];
  const values = [
    '',
    '0',
    '-1',
    '1e3',
    'NaN',
    '9'.repeat(400),
    '%',
    '%ff',
    '\u0000',
    '[object Object]',
    '2024-13-45',
    'constructor',
  ];
  const paths = [
    '/videos',
    '/tags',
    '/live-streams',
    '/upload-tokens',
    '/data/metrics/play/count',
    '/data/buckets/play/country',
  ];

  for (let round = 0; round < rounds; round++) {
    const pairs = Array.from(
      { length: dice.below(4) },
      () => `${dice.pick(names)}=${encodeURI(dice.pick(values))}`,
    );
    const path = `${dice.pick(paths)}?${pairs.join('&')}`;
    const response = await call(emulator, 'GET', path);
    assert.ok(
      documented.includes(response.status),
      `${response.status} ${await response.text()} for ${path}`,
    );
  }
});

test('ranges of any kind are whole, partial or unsatisfiable', async (t) => {
  const emulator = await started(t, { ffmpeg: false });
  const dice = new Dice('ranges');
  const { assets } = await bodyOf(await send(emulator, Buffer.alloc(1000)));

  for (let round = 0; round < rounds; round++) {
    const number = () => dice.pick(['', '0', '1', '999', '1000', '1001', '9'.repeat(30), '-5', 'x', ' ']);
    const range = dice.pick([
      `bytes=${number()}-${number()}`,
      `bytes=${number()}-${number()},0-1`,
      `lines=${number()}-`,
    ]);
    const response = await fetch(assets.mp4, { headers: { Range: range } });
    const { length } = Buffer.from(await response.arrayBuffer());
    assert.ok([200, 206, 416].includes(response.status), range);
    assert.equal(length, Number(response.headers.get('Content-Length')));
  }
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
