import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { createEmulator } from '../../src/emulator/emulator.js';
import type { Emulator } from '../../src/emulator/index.js';
import { basic, bodyOf, bytesOf, call, mebibyte, problemOf, send, started } from './emulator-fixture.js';

interface Tokens {
  readonly access_token: string;
  readonly refresh_token: string;
}

async function authenticate(emulator: Emulator, path: string, body: unknown): Promise<Response> {
  return fetch(emulator.url + path, { method: 'POST', body: JSON.stringify(body) });
}

async function get(emulator: Emulator, authorization?: string): Promise<Response> {
  return fetch(`${emulator.url}/videos`, { headers: authorization ? { Authorization: authorization } : {} });
}

async function json(response: Response | Promise<Response>): Promise<Record<string, unknown>> {
  return (await (await response).json()) as Record<string, unknown>;
}

/** An emulator whose clock is moved by hand, in milliseconds. */
async function withClock(t: TestContext): Promise<{ emulator: Emulator; clock: { now: number } }> {
  const clock = { now: Date.UTC(2024, 0, 19, 10, 19, 19) };
  const emulator = await createEmulator({ playableAfter: 500 }, () => clock.now);
  t.after(() => emulator.close());
  return { emulator, clock };
}

test('an API key is exchanged for tokens, and a refresh token works once', async (t) => {
  const emulator = await started(t);

  const first = (await json(
    authenticate(emulator, '/auth/api-key', { apiKey: emulator.apiKey }),
  )) as unknown as Tokens;
  const second = await authenticate(emulator, '/auth/refresh', { refreshToken: first.refresh_token });
  const replayed = await authenticate(emulator, '/auth/refresh', { refreshToken: first.refresh_token });
  const wrong = await authenticate(emulator, '/auth/api-key', { apiKey: 'wrong' });

  const { access_token, ...rest } = await json(second);
  assert.deepEqual([rest.token_type, rest.expires_in], ['Bearer', 3600]);
  assert.equal((await get(emulator, `Bearer ${String(access_token)}`)).status, 200);
  assert.equal(await problemOf(replayed), '400 authentication-invalid-user-credentials');
  assert.equal(await problemOf(wrong), '400 authentication-invalid-user-credentials');
});

test('an access token tells those who look into it when it ends, and for which project it is', async (t) => {
  const { emulator, clock } = await withClock(t);
  const tokens = await json(authenticate(emulator, '/auth/api-key', { apiKey: emulator.apiKey }));
  const more = await json(authenticate(emulator, '/auth/api-key', { apiKey: emulator.apiKey }));

  const parts = String(tokens.access_token).split('.');
  const [header, claims] = parts
    .slice(0, 2)
    .map((part) => JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>);

  const now = clock.now / 1000;
  assert.deepEqual([parts.length, header], [3, { typ: 'JWT', alg: 'RS256' }]);
  assert.deepEqual({ ...claims, projectId: '' }, { iat: now, nbf: now, exp: now + 3600, projectId: '' });
  assert.match(String(claims?.projectId), /^pr\w+$/);
  assert.notEqual(more.access_token, tokens.access_token);
});

test('each bad Authorization header has its own problem', async (t) => {
  const emulator = await started(t);

  const slugs = await Promise.all(
    [undefined, 'nonsense', `Basic ${btoa(emulator.apiKey)}`, basic('wrong'), 'Bearer wrong'].map(
      async (authorization) =>
        (await problemOf(await get(emulator, authorization))).replace('authentication-', ''),
    ),
  );

  assert.deepEqual(slugs, [
    '401 missing-authorization-header',
    '401 invalid-authorization-header-value',
    '401 invalid-authorization-header-value',
    '401 invalid-api-key',
    '401 invalid-access-token',
  ]);
});

test('access tokens and upload tokens end when their time is over', async (t) => {
  const { emulator, clock } = await withClock(t);
  const { access_token } = await json(authenticate(emulator, '/auth/api-key', { apiKey: emulator.apiKey }));
  const { token, createdAt, expiresAt } = emulator.createUploadToken({ ttl: 1 });
  const forever = emulator.createUploadToken();

  clock.now += 1000;
  const expired = await send(emulator, Buffer.from('x'), { token });
  const alive = await send(emulator, Buffer.from('x'), { token: forever.token });
  clock.now += 3600_000;
  const unauthorized = await get(emulator, `Bearer ${String(access_token)}`);

  assert.deepEqual([createdAt, expiresAt], ['2024-01-19T10:19:19+00:00', '2024-01-19T10:19:20+00:00']);
  assert.deepEqual([forever.ttl, 'expiresAt' in forever], [0, false]);
  assert.equal(await problemOf(expired), '401 authentication-invalid-upload-token');
  assert.equal(alive.status, 201);
  assert.equal(await problemOf(unauthorized), '401 authentication-invalid-access-token');
});

test('upload tokens are made, listed, read and deleted', async (t) => {
  const emulator = await started(t);

  const made = await call(emulator, 'POST', '/upload-tokens', { ttl: 60 });
  const { token } = await json(made);
  const path = `/upload-tokens/${String(token)}`;
  const listed = await json(call(emulator, 'GET', '/upload-tokens'));
  const read = await json(call(emulator, 'GET', path));
  const deleted = await call(emulator, 'DELETE', path);

  assert.equal(made.status, 200);
  assert.deepEqual(listed.data, [read]);
  assert.equal(deleted.status, 204);
  const gone = await bodyOf(await call(emulator, 'GET', path));
  assert.equal(gone.name, 'uploadToken');
  const refused = await send(emulator, Buffer.from('x'), { token: String(token) });
  assert.equal(await problemOf(refused), '401 authentication-invalid-upload-token');
  const negative = await call(emulator, 'POST', '/upload-tokens', { ttl: -1 });
  assert.equal(await problemOf(negative), '400 invalid-attribute');
  assert.throws(() => emulator.createUploadToken({ ttl: 0.5 }), RangeError);
});

test('a video is made with its defaults, read and deleted', async (t) => {
  const emulator = await started(t);

  const made = await call(emulator, 'POST', '/videos', { title: 'Maths', tags: ['a'], playerId: 'pl1' });
  const video = await json(made);
  const path = `/videos/${String(video.videoId)}`;
  const read = await json(call(emulator, 'GET', path));
  const deleted = await call(emulator, 'DELETE', path);
  const gone = await call(emulator, 'GET', path);

  assert.equal(made.status, 201);
  assert.deepEqual(
    [video.public, video.panoramic, video.mp4Support, video.tags, video.metadata, video.playerId],
    [true, false, true, ['a'], [], 'pl1'],
  );
  assert.match(String(video.createdAt), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00$/);
  assert.deepEqual(read, video);
  assert.equal(deleted.status, 204);
  assert.equal(await problemOf(gone), '404 resource-not-found');
});

test('a video with bad attributes is refused with all of them', async (t) => {
  const emulator = await started(t);

  const response = await call(emulator, 'POST', '/videos', { tags: 'a', public: 'no', metadata: [1] });
  const problem = await json(response);

  assert.equal(response.status, 400);
  assert.equal(problem.name, 'title');
  assert.deepEqual(
    (problem.problems as { name: string }[]).map(({ name }) => name),
    ['title', 'public', 'tags', 'metadata'],
  );
});

test('a body that is not a JSON object is an invalid payload', async (t) => {
  const emulator = await started(t);
  const post = (body: string) =>
    fetch(`${emulator.url}/videos`, {
      method: 'POST',
      headers: { Authorization: basic(emulator.apiKey) },
      body,
    });

  for (const body of ['{', '[]', 'null', `"${'x'.repeat(2 * mebibyte)}"`]) {
    assert.equal(await problemOf(await post(body)), '400 invalid-payload');
  }
});

test('videos are listed in pages, newest first, with links to the neighbours', async (t) => {
  const emulator = await started(t);
  for (const title of ['one', 'two', 'three']) await call(emulator, 'POST', '/videos', { title });

  const page = await json(call(emulator, 'GET', '/videos?currentPage=2&pageSize=1'));
  const filtered = await json(call(emulator, 'GET', '/videos?title=hre'));

  assert.deepEqual(
    (page.data as { title: string }[]).map(({ title }) => title),
    ['two'],
  );
  assert.deepEqual(page.pagination, {
    itemsTotal: 3,
    pagesTotal: 3,
    pageSize: 1,
    currentPage: 2,
    currentPageItems: 1,
    links: [
      { rel: 'self', uri: '/videos?currentPage=2&pageSize=1' },
      { rel: 'first', uri: '/videos?currentPage=1&pageSize=1' },
      { rel: 'previous', uri: '/videos?currentPage=1&pageSize=1' },
      { rel: 'next', uri: '/videos?currentPage=3&pageSize=1' },
      { rel: 'last', uri: '/videos?currentPage=3&pageSize=1' },
    ],
  });
  assert.equal((filtered.data as unknown[]).length, 1);
});

test('a page out of range is refused, naming each bound', async (t) => {
  const emulator = await started(t);

  const response = await call(emulator, 'GET', '/videos?currentPage=0&pageSize=101');
  const { problems, ...top } = await json(response);

  assert.equal(response.status, 400);
  assert.deepEqual([top.name, top.range], ['page', { min: 1 }]);
  assert.deepEqual((problems as { range: unknown }[])[1]?.range, { min: 1, max: 100 });
});

test('the status tells what was received, and when the video is playable', async (t) => {
  const { emulator, clock } = await withClock(t);
  const { videoId } = await bodyOf(await call(emulator, 'POST', '/videos', { title: 'x' }));
  const read = async () => {
    const status = await json(call(emulator, 'GET', `/videos/${videoId}/status`));
    const { ingest, encoding } = status as {
      ingest: Record<string, unknown> | null;
      encoding: { playable: boolean };
    };
    return [ingest?.status, ingest?.receivedParts, ingest?.filesize, encoding.playable];
  };

  const fresh = await read();
  await send(emulator, bytesOf(5 * mebibyte), { range: 'part 1/*', videoId });
  const partial = await read();
  await send(emulator, Buffer.from('end'), { range: 'part 2/2', videoId });
  const whole = await read();
  clock.now += 500;
  const playable = await read();

  const all = { parts: [1, 2], total: 2 };
  const size = 5 * mebibyte + 3;
  assert.deepEqual(fresh, [undefined, undefined, undefined, false]);
  assert.deepEqual(partial, ['uploading', { parts: [1], total: null }, null, false]);
  assert.deepEqual(whole, ['uploaded', all, size, false]);
  assert.deepEqual(playable, ['ingested', all, size, true]);
});

test('an unknown address is not found, and a wrong method not allowed', async (t) => {
  const emulator = await started(t);

  const unknown = await Promise.all(
    ['/_emulator', '//videos', '/nope', '/videos/%', '/videos/'].map((path) => call(emulator, 'GET', path)),
  );
  const wrong = await call(emulator, 'PUT', '/upload');

  assert.deepEqual(
    unknown.map(({ status }) => status),
    [404, 404, 404, 404, 404],
  );
  assert.equal(await problemOf(wrong), '405 method-not-allowed');
});
