import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createEmulator } from '../../src/emulator/emulator.js';
import { createRateLimiter, rateClassOf } from '../../src/emulator/rate-limits.js';
import { call, problemOf, send, started } from './emulator-fixture.js';

test('uploads, writes and reads are told apart, and some requests are not counted', () => {
  assert.equal(rateClassOf('POST', '/upload'), 'upload');
  assert.equal(rateClassOf('POST', '/videos/vi1/source'), 'upload');
  assert.equal(rateClassOf('POST', '/videos/vi1/thumbnail'), 'write');
  assert.equal(rateClassOf('DELETE', '/videos/vi1'), 'write');
  assert.equal(rateClassOf('GET', '/videos'), 'read');
  assert.equal(rateClassOf('HEAD', '/live-streams'), 'read');
  for (const path of ['/auth/api-key', '/vod/vi1', '/oembed', '/collector/watch', '/']) {
    assert.equal(rateClassOf('POST', path), undefined, path);
  }
  assert.equal(rateClassOf('OPTIONS', '/upload'), undefined);
});

test('a window begins with its first request and ends a minute later', () => {
  const clock = { now: 1000 };
  const limiter = createRateLimiter('sandbox', () => clock.now);
  const use = (times: number) => Array.from({ length: times }, () => limiter('upload')).at(-1);

  assert.deepEqual(use(1), { allowed: true, limit: 40, remaining: 39, retryAfter: 60 });
  clock.now += 30_500;
  assert.deepEqual(use(39), { allowed: true, limit: 40, remaining: 0, retryAfter: 30 });
  assert.deepEqual(use(1), { allowed: false, limit: 40, remaining: 0, retryAfter: 30 });
  assert.equal(limiter('read').remaining, 99);
  clock.now += 29_500;
  assert.deepEqual(use(1), { allowed: true, limit: 40, remaining: 39, retryAfter: 60 });
});

test('production allows more', () => {
  const limiter = createRateLimiter('production', () => 0);

  assert.deepEqual(
    (['upload', 'write', 'read'] as const).map((kind) => limiter(kind).limit),
    [100, 200, 500],
  );
});

test('every answer of the API says how its window stands, and the one too many is refused', async (t) => {
  const clock = { now: Date.UTC(2024, 0, 1) };
  const emulator = await createEmulator({ rateLimits: 'sandbox' }, () => clock.now);
  t.after(() => emulator.close());
  const { token } = emulator.createUploadToken();
  const upload = () => send(emulator, Buffer.from('x'), { token });
  const stand = ({ headers }: Response) =>
    ['Limit', 'Remaining', 'Retry-After'].map((name) => headers.get(`X-RateLimit-${name}`));

  const first = await upload();
  for (let sent = 1; sent < 40; sent++) await upload();
  const refused = await upload();
  const read = await call(emulator, 'GET', '/nope');
  const auth = await fetch(`${emulator.url}/auth/api-key`, { method: 'POST', body: '{}' });
  clock.now += 60_000;
  const later = await upload();

  assert.deepEqual(stand(first), ['40', '39', '60']);
  assert.deepEqual(stand(refused), ['40', '0', '60']);
  assert.equal(await problemOf(refused), '429 too-many-requests');
  assert.equal(emulator.videos.length, 41);
  assert.deepEqual([read.status, ...stand(read)], [404, '100', '99', '60']);
  assert.deepEqual([auth.status, ...stand(auth)], [400, null, null, null]);
  assert.deepEqual([later.status, ...stand(later)], [201, '40', '39', '60']);
});

test('without limits the headers tell of one that nobody reaches', async (t) => {
  const emulator = await started(t);

  const { headers } = await call(emulator, 'GET', '/videos');

  assert.deepEqual(
    ['Limit', 'Remaining', 'Retry-After'].map((name) => headers.get(`X-RateLimit-${name}`)),
    ['1000000', '999999', '60'],
  );
});

test('pages may read the headers about limits unless they are hidden', async (t) => {
  const open = await started(t);
  const hidden = await started(t, { exposeRateLimit: false });

  const [shown, secret] = await Promise.all([open, hidden].map(({ url }) => fetch(`${url}/videos`)));

  assert.match(shown?.headers.get('Access-Control-Expose-Headers') ?? '', /X-RateLimit-Retry-After/);
  assert.equal(secret?.headers.get('Access-Control-Expose-Headers'), null);
  assert.equal(secret.headers.get('Access-Control-Allow-Origin'), '*');
});
