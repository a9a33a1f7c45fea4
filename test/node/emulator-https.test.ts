import assert from 'node:assert/strict';
import type { IncomingMessage } from 'node:http';
import { once } from 'node:events';
import { connect, type ClientHttp2Session, type IncomingHttpHeaders } from 'node:http2';
import { request } from 'node:https';
import { buffer } from 'node:stream/consumers';
import { test, type TestContext } from 'node:test';
import type { Emulator, EmulatorOptions } from '../../src/emulator/index.js';
import { basic, bytesOf, mebibyte, sha256, started, until } from './emulator-fixture.js';

const boundary = 'emulator-https-test';

/** An emulator over TLS, and one HTTP/2 connection to it. */
async function secure(
  t: TestContext,
  options: EmulatorOptions = {},
): Promise<{ emulator: Emulator; session: ClientHttp2Session }> {
  const emulator = await started(t, { ...options, https: true });
  const session = connect(emulator.url, { rejectUnauthorized: false });
  session.on('error', () => undefined);
  t.after(() => session.destroy());
  await once(session, 'connect');
  return { emulator, session };
}

function form(file: Buffer): Buffer {
  const head = 'Content-Disposition: form-data; name="file"; filename="clip.mp4"\r\nContent-Type: video/mp4';
  return Buffer.concat([
    Buffer.from(`--${boundary}\r\n${head}\r\n\r\n`),
    file,
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ]);
}

async function ask(
  session: ClientHttp2Session,
  headers: Readonly<Record<string, string>>,
  body?: Buffer,
): Promise<{ status: number | undefined; headers: IncomingHttpHeaders; body: string }> {
  const stream = session.request(headers);
  const answered = once(stream, 'response') as Promise<[IncomingHttpHeaders & { ':status'?: number }]>;
  stream.end(body);
  const [answer] = await answered;
  return { status: answer[':status'], headers: answer, body: (await buffer(stream)).toString() };
}

function upload(
  { createUploadToken }: Pick<Emulator, 'createUploadToken'>,
  session: ClientHttp2Session,
  file: Buffer,
) {
  const { token } = createUploadToken();
  const type = `multipart/form-data; boundary=${boundary}`;
  return ask(
    session,
    { ':method': 'POST', ':path': `/upload?token=${token}`, 'content-type': type },
    form(file),
  );
}

test('HTTP/2 is spoken over TLS, and requests look as over HTTP/1.1', async (t) => {
  const { emulator, session } = await secure(t, { rateLimits: 'sandbox' });

  const { status, headers } = await ask(session, {
    ':path': '/videos',
    authorization: basic(emulator.apiKey),
  });

  assert.match(emulator.url, /^https:\/\/127\.0\.0\.1:\d+$/);
  assert.deepEqual([session.alpnProtocol, status], ['h2', 200]);
  assert.equal(headers['x-ratelimit-limit'], '100');
  assert.equal(headers['access-control-allow-origin'], '*');
  assert.deepEqual(Object.keys(emulator.requests[0]?.headers ?? {}).sort(), ['authorization', 'host']);
});

test('HTTP/1.1 is spoken over TLS with those who know nothing else', async (t) => {
  const emulator = await started(t, { https: true });

  const asked = request(`${emulator.url}/nope`, { rejectUnauthorized: false }).end();
  const [answer] = (await once(asked, 'response')) as [IncomingMessage];
  answer.resume();

  assert.deepEqual([answer.httpVersion, answer.statusCode], ['1.1', 404]);
});

test('uploads over one HTTP/2 connection arrive whole, side by side', async (t) => {
  const { emulator, session } = await secure(t);
  const files = Array.from({ length: 4 }, () => bytesOf(6 * mebibyte));

  const answers = await Promise.all(files.map((file) => upload(emulator, session, file)));

  const received = answers.map(({ body }) => {
    const { videoId } = JSON.parse(body) as { videoId: string };
    return emulator.video(videoId)?.sha256;
  });
  assert.deepEqual(
    received,
    files.map((file) => sha256(file)),
  );
});

test('a dropped request over HTTP/2 breaks, and the others on its connection go on', async (t) => {
  const { emulator, session } = await secure(t);
  emulator.faults.push(
    { match: { path: '/upload' }, times: 1, then: { drop: 'before' } },
    { match: { path: '/upload' }, times: 1, then: { drop: 'after' } },
  );
  const waiting = ask(session, { ':path': '/nope' });

  await assert.rejects(upload(emulator, session, Buffer.from('lost')), { code: 'ERR_HTTP2_STREAM_ERROR' });
  await assert.rejects(upload(emulator, session, Buffer.from('kept')), { code: 'ERR_HTTP2_STREAM_ERROR' });
  const next = await upload(emulator, session, Buffer.from('fine'));

  assert.deepEqual([(await waiting).status, next.status], [404, 201]);
  assert.deepEqual(
    emulator.videos.map((videoId) => emulator.video(videoId)?.sha256),
    [sha256(Buffer.from('kept')), sha256(Buffer.from('fine'))],
  );
});

test('delays, limits of speed, answers and silence work over HTTP/2 too', async (t) => {
  const { emulator, session } = await secure(t);
  emulator.faults.push(
    { match: {}, times: 1, then: { status: 503, body: 'busy' } },
    { match: {}, times: 1, then: { bytesPerSecond: 10 * mebibyte } },
    { match: {}, times: 1, then: { hang: true } },
  );

  const busy = await upload(emulator, session, bytesOf(1000));
  const start = performance.now();
  const slow = await upload(emulator, session, bytesOf(mebibyte));
  const elapsed = performance.now() - start;
  const silent = session.request({ ':path': '/videos' });
  await until(() => emulator.requests.length === 3);
  silent.close();

  assert.deepEqual([busy.status, busy.body, slow.status], [503, 'busy', 201]);
  assert.ok(elapsed > 80);
  await until(() => emulator.requests[2]?.endedAt !== undefined);
  assert.equal(emulator.requests[2]?.status, undefined);
});

test('close ends HTTP/2 connections that are open', async (t) => {
  const { emulator, session } = await secure(t, { faults: [{ match: {}, then: { hang: true } }] });
  const hanging = session.request({ ':path': '/videos' });
  hanging.on('error', () => undefined);
  const ended = once(session, 'close');

  await until(() => emulator.requests.length === 1);
  await emulator.close();

  await ended;
  assert.equal(session.destroyed, true);
});
