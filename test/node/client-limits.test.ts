import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createEmulator } from '../../src/emulator/emulator.js';
import { ApiVideoClient } from '../../src/node/index.js';
import { clientScene, quick } from './client-fixture.js';
import { failureOf } from './upload-fixture.js';

const statusesOf = ({
  requests,
}: {
  readonly requests: readonly { readonly status: number | undefined }[];
}) => requests.map(({ status }) => status);

test('50 calls at once, under the limits of production, meet no 429', async (t) => {
  const { emulator, client } = await clientScene(t, { rateLimits: 'production' });

  const calls = Array.from({ length: 50 }, (_, index) => client.videos.create({ title: String(index) }));
  await Promise.all(calls);

  assert.deepEqual(new Set(statusesOf(emulator)), new Set([201]));
  assert.equal(emulator.videos.length, 50);
});

test('calls beyond the limit of a minute wait for the next one, before any is refused', async (t) => {
  // The service goes by this test's clock too, which moves on, a second at a time, once all that may leave has left.
  const emulator = await createEmulator({ rateLimits: 'sandbox', ffmpeg: false }, () => Date.now());
  t.after(() => emulator.close());
  const client = new ApiVideoClient({ apiKey: emulator.apiKey, baseUri: emulator.url, retry: quick });
  t.mock.timers.enable({ apis: ['setTimeout', 'Date'], now: Date.now() });

  const calls = Promise.all(Array.from({ length: 60 }, () => client.videos.create({ title: 'x' })));
  const done = new AbortController();
  void calls.then(() => done.abort());
  while (!done.signal.aborted) {
    await new Promise((resolve) => setImmediate(resolve));
    if (emulator.requests.length >= 40 && emulator.requests.every(({ status }) => status !== undefined)) {
      t.mock.timers.tick(1000);
    }
  }

  assert.deepEqual(new Set(statusesOf(emulator)), new Set([201]));
  assert.equal(emulator.videos.length, 60);
});

test('an access token is fetched once for all calls, and the key travels with that alone', async (t) => {
  const { emulator, clientWith } = await clientScene(t);
  const client = clientWith({ apiKey: emulator.apiKey, authentication: 'access-token' });

  await Promise.all(Array.from({ length: 10 }, () => client.videos.list()));

  const schemes = emulator.requests.map(({ path, headers }) =>
    [path, headers.authorization?.split(' ')[0]].join(' '),
  );
  assert.deepEqual(schemes, ['/auth/api-key ', ...Array<string>(10).fill('/videos Bearer')]);
});

test('a token that expires in the middle is replaced once, by its refresh token, for all', async (t) => {
  let later = 0;
  const emulator = await createEmulator({ ffmpeg: false }, () => Date.now() + later);
  t.after(() => emulator.close());
  const { apiKey, url: baseUri } = emulator;
  const client = new ApiVideoClient({ apiKey, baseUri, authentication: 'access-token', retry: quick });
  await client.videos.create({ title: 'before' });
  later = 3_600_000; // the service's clock; this one's has not seen the token expire

  await Promise.all(Array.from({ length: 10 }, () => client.videos.list()));
  await client.videos.list();

  const auth = emulator.requests.filter(({ path }) => path.startsWith('/auth/')).map(({ path }) => path);
  assert.deepEqual(auth, ['/auth/api-key', '/auth/refresh']);
});

test('a token is replaced before it expires, where the clock tells', async (t) => {
  t.mock.timers.enable({ apis: ['Date'], now: Date.now() });
  const { emulator, clientWith } = await clientScene(t);
  const client = clientWith({ apiKey: emulator.apiKey, authentication: 'access-token' });
  await client.videos.list();

  t.mock.timers.tick(3_590_000);
  await client.videos.list();

  assert.deepEqual(
    emulator.requests.map(({ path, status }) => `${path} ${status ?? ''}`),
    ['/auth/api-key 200', '/videos 200', '/auth/refresh 200', '/videos 200'],
  );
});

test('a refresh whose answer got lost is made good by the key', async (t) => {
  const { emulator, clientWith } = await clientScene(t);
  const client = clientWith({ apiKey: emulator.apiKey, authentication: 'access-token' });
  await client.videos.list();
  emulator.faults.push({ match: { path: '/auth/refresh' }, times: 1, then: { drop: 'after' } });
  emulator.faults.push({
    match: { path: '/videos' },
    times: 1,
    then: { status: 401, body: { status: 401 } },
  });

  await client.videos.list();

  assert.deepEqual(
    emulator.requests.map(({ path }) => path),
    ['/auth/api-key', '/videos', '/videos', '/auth/refresh', '/auth/api-key', '/videos'],
  );
});

test('tokens made elsewhere are used, and refreshed, without a key', async (t) => {
  const { emulator, client, clientWith } = await clientScene(t);
  const { access_token = '', refresh_token } = await client.getAccessToken();

  await clientWith({ accessToken: access_token }).videos.list();
  await clientWith({ accessToken: 'expired', refreshToken: refresh_token }).videos.list();
  const error = await failureOf(clientWith({ accessToken: 'expired' }).videos.list());

  assert.deepEqual([error.code, error.status], ['unauthorized', 401]);
  assert.ok(emulator.requests.some(({ path }) => path === '/auth/refresh'));
});

test('a call that waits for a token is given up in its time, and so is the wait for one', async (t) => {
  const { emulator, clientWith } = await clientScene(t);
  const client = clientWith({ apiKey: emulator.apiKey, authentication: 'access-token' });
  emulator.faults.push({ match: { path: '/auth/api-key' }, then: { hang: true } });

  const call = await failureOf(client.videos.list({}, { timeout: 50 }));
  const token = await failureOf(client.getAccessToken({ timeout: 50 }));
  const abandoned = await failureOf(client.getAccessToken({ signal: AbortSignal.abort() }));

  assert.deepEqual([call.code, token.code, abandoned.code], ['timeout', 'timeout', 'aborted']);
});

test('the debug hook is told of each request, each attempt, and no secret', async (t) => {
  const { emulator, clientWith } = await clientScene(t);
  const told: string[] = [];
  const client = clientWith({
    apiKey: emulator.apiKey,
    debug: ({ method, url, status, attempt, duration }) => {
      told.push([method, url.replace(emulator.url, ''), status, attempt].join(' '));
      assert.ok(duration >= 0);
      throw new Error('A hook that fails is nobody else’s business.');
    },
  });
  emulator.faults.push({ match: { method: 'GET' }, times: 1, then: { status: 503 } });

  await failureOf(client.uploadTokens.getToken('to404'));

  assert.deepEqual(told, ['GET /upload-tokens/[redacted] 503 1', 'GET /upload-tokens/[redacted] 404 2']);
});
