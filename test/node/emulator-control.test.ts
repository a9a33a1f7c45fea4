import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createFaultPicker } from '../../src/emulator/fault-picker.js';
import { parseFaults } from '../../src/emulator/fault-schema.js';
import { matches, traitsOf, type Fault } from '../../src/emulator/faults.js';
import { startEmulator, type Emulator } from '../../src/emulator/index.js';
import { call, send, sha256, started } from './emulator-fixture.js';

function control(
  { url }: Emulator,
  method: string,
  path: string,
  body?: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  return fetch(`${url}/_emulator/${path}`, {
    method,
    headers,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
}

async function json<T>(response: Promise<Response>): Promise<T> {
  return (await (await response).json()) as T;
}

const unavailable = { match: { path: '/videos' }, then: { status: 503 } };

test('faults are set, added, listed and cleared over HTTP', async (t) => {
  const emulator = await started(t, { seed: 7 });

  const put = await control(emulator, 'PUT', 'faults', { faults: [unavailable] });
  const broken = await call(emulator, 'GET', '/videos');
  const added = await control(emulator, 'POST', 'faults', { match: {}, times: 1, then: { delay: 1 } });
  const listed = await json<object>(control(emulator, 'GET', 'faults'));
  const cleared = await control(emulator, 'DELETE', 'faults');
  const mended = await call(emulator, 'GET', '/videos');

  assert.deepEqual([put.status, broken.status, added.status], [200, 503, 201]);
  assert.deepEqual(listed, { seed: 7, faults: [unavailable, { match: {}, times: 1, then: { delay: 1 } }] });
  assert.deepEqual([cleared.status, mended.status, emulator.faults.length], [204, 200, 0]);
});

test('faults that make no sense are refused with a sentence that says where', async (t) => {
  const emulator = await started(t);

  const refused = await control(emulator, 'PUT', 'faults', {
    faults: [{ match: {}, then: { drop: 'now' } }],
  });

  assert.equal(refused.status, 400);
  assert.match(
    ((await refused.json()) as { title: string }).title,
    /faults\[0\]\.then\.drop must be "before" or/,
  );
  assert.deepEqual(emulator.faults, []);
  for (const [fault, message] of [
    [3, /faults\[0\] must be an object/],
    [{ then: {} }, /lacks "match"/],
    [{ match: {}, then: {}, probability: 2 }, /probability must be a number from 0 to 1/],
    [{ match: { part: 0 }, then: {} }, /match\.part must be a whole number from 1/],
    [{ match: { pth: '/' }, then: {} }, /match has no "pth"/],
    [{ match: { path: 'upload' }, then: {} }, /match\.path must be a path that begins with "\/"/],
    [{ match: { path: '/upload?token=x' }, then: {} }, /without a query/],
    [{ match: {}, then: { status: 9000 } }, /status must be a status from 200 to 599/],
    [{ match: {}, then: { delay: 1, body: '' } }, /then has no "body"/],
    [{ match: {}, then: JSON.parse('{"__proto__": 1}') as unknown }, /has no "__proto__"/],
  ] as const) {
    assert.throws(() => parseFaults(fault), message);
  }
});

test('faults come alone, in a list, or as they are listed', () => {
  const fault = { match: {}, then: { hang: true } };

  for (const form of [fault, [fault], { faults: [fault] }, { seed: 7, faults: [fault] }]) {
    assert.deepEqual(parseFaults(form), [fault]);
  }
  assert.equal(parseFaults({ match: { method: undefined }, times: undefined, then: {} }).length, 1);
});

test('a list of faults is set over HTTP too', async (t) => {
  const emulator = await started(t);

  const put = await control(emulator, 'PUT', 'faults', [unavailable, unavailable]);

  assert.deepEqual([put.status, emulator.faults.length], [200, 2]);
});

test('faults that make no sense are refused from scripts as well', async (t) => {
  const misspelt = [{ match: {}, then: { dorp: 'after' } }] as unknown as Fault[];
  const emulator = await started(t);

  await assert.rejects(startEmulator({ faults: misspelt }), /faults\[0\]\.then has no "dorp"/);
  assert.throws(() => (emulator.faults = misspelt), { name: 'InvalidFault' });
  assert.deepEqual(emulator.faults, []);
});

test('a star in the path of a fault stands for anything, in the middle too', () => {
  const matched = (pattern: string, path: string) =>
    matches({ path: pattern }, traitsOf('POST', path, undefined));

  assert.ok(matched('/videos/*/source', '/videos/vi1/source'));
  assert.ok(matched('/videos/*', '/videos/vi1/source') && matched('*', '/upload'));
  assert.ok(!matched('/videos/*/source', '/videos/vi1/status') && !matched('/vod/*.m3u8', '/vod/xm3u8'));
});

test('requests and videos are read, and reset forgets them', async (t) => {
  const emulator = await started(t);
  const file = Buffer.from('video');
  const { videoId } = (await (await send(emulator, file)).json()) as { videoId: string };
  await call(emulator, 'GET', '/videos?title=x');

  const { requests } = await json<{ requests: { id: number; path: string; query: object }[] }>(
    control(emulator, 'GET', 'requests?after=1'),
  );
  const { videos } = await json<{ videos: { videoId: string }[] }>(control(emulator, 'GET', 'videos'));
  const video = await json<{ sha256: string }>(control(emulator, 'GET', `videos/${videoId}`));
  const unknown = await control(emulator, 'GET', 'videos/vi0');
  const reset = await control(emulator, 'POST', 'reset');

  assert.deepEqual(
    requests.map(({ id, path, query }) => ({ id, path, query })),
    [{ id: 2, path: '/videos', query: { title: 'x' } }],
  );
  assert.deepEqual([videos.map((found) => found.videoId), video.sha256], [[videoId], sha256(file)]);
  assert.deepEqual([unknown.status, reset.status], [404, 204]);
  assert.deepEqual([emulator.videos.length, emulator.requests.length], [0, 0]);
});

test('an upload token is minted, and wrong addresses and methods are told apart', async (t) => {
  const emulator = await started(t);

  const { token } = await json<{ token: string }>(control(emulator, 'POST', 'upload-tokens', { ttl: 60 }));
  const sent = await send(emulator, Buffer.from('x'), { token });
  const refused = await Promise.all([
    control(emulator, 'POST', 'upload-tokens', { ttl: -1 }),
    control(emulator, 'POST', 'upload-tokens', { ttl: 'soon' }),
    control(emulator, 'GET', 'requests?after=all'),
  ]);
  const statuses = await Promise.all([
    control(emulator, 'GET', 'nope'),
    control(emulator, 'GET', 'videos/vi1/more'),
    control(emulator, 'GET', 'reset'),
    control(emulator, 'GET', 'toString'),
  ]);

  assert.equal(sent.status, 201);
  assert.deepEqual(
    refused.map(({ status }) => status),
    [400, 400, 400],
  );
  assert.deepEqual(
    statuses.map(({ status }) => status),
    [404, 404, 405, 404],
  );
});

test('views are noted down and live streams put on air over HTTP', async (t) => {
  const emulator = await started(t);
  const { liveStreamId } = await json<{ liveStreamId: string }>(
    call(emulator, 'POST', '/live-streams', { name: 'concert' }),
  );

  const begun = await control(emulator, 'POST', 'broadcasts', { liveStreamId });
  const view = await control(emulator, 'POST', 'views', {
    mediaId: liveStreamId,
    seconds: 30,
    country: 'JP',
  });
  const refused = await Promise.all([
    control(emulator, 'POST', 'broadcasts', { liveStreamId: 'li1' }),
    control(emulator, 'POST', 'broadcasts'),
    control(emulator, 'POST', 'views', { seconds: 1 }),
    control(emulator, 'POST', 'views', { mediaId: 'vi1', seconds: -1 }),
  ]);

  const { broadcasting } = await json<{ broadcasting: boolean }>(
    call(emulator, 'GET', `/live-streams/${liveStreamId}`),
  );
  const { data } = await json<{ data: object }>(call(emulator, 'GET', '/data/buckets/play/country'));
  assert.deepEqual([begun.status, broadcasting, view.status], [204, true, 201]);
  assert.deepEqual(data, [{ metricValue: 1, dimensionValue: 'JP' }]);
  assert.deepEqual(
    refused.map(({ status }) => status),
    [404, 400, 400, 400],
  );
});

test('it lists what it has', async (t) => {
  const emulator = await started(t);

  const { endpoints } = await json<{ endpoints: string[] }>(control(emulator, 'GET', ''));

  assert.ok(endpoints.includes('PUT /_emulator/faults') && endpoints.includes('GET /_emulator/videos/{id}'));
});

test('pages of this machine may use it, and nobody else', async (t) => {
  const emulator = await started(t);
  const origin = (value: string, method = 'GET') =>
    control(emulator, method, 'faults', undefined, { Origin: value });

  const local = await origin('http://localhost:3000');
  const asked = await origin('http://127.0.0.1:3000', 'OPTIONS');
  const foreign = await origin('https://page.example');

  assert.equal(local.headers.get('Access-Control-Allow-Origin'), 'http://localhost:3000');
  assert.match(asked.headers.get('Access-Control-Allow-Methods') ?? '', /PUT/);
  assert.equal(foreign.status, 403);
  assert.equal(foreign.headers.get('Access-Control-Allow-Origin'), null);
});

test('it leaves no record, and faults do not touch it', async (t) => {
  const emulator = await started(t, { faults: [{ match: {}, then: { drop: 'before' } }] });

  const answer = await control(emulator, 'GET', 'requests');

  assert.deepEqual([answer.status, emulator.requests.length], [200, 0]);
});

test('events tell what there is to see, and what changes', async (t) => {
  const emulator = await started(t);
  const response = await control(emulator, 'GET', 'events');
  const events = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  const next = async () =>
    JSON.parse(((await events?.read())?.value ?? '').slice(6)) as { videos: { title: string }[] };

  const before = await next();
  await send(emulator, Buffer.from('x'), { name: 'new.mp4' });
  const after = await next();
  await events?.cancel();

  assert.equal(response.headers.get('Content-Type'), 'text/event-stream');
  assert.deepEqual([before.videos, after.videos[0]?.title], [[], 'new.mp4']);
});

test('faults of chance strike where the seed says, whatever the order of arrival', () => {
  const fault: Fault = { match: { path: '/upload' }, probability: 0.4, then: { status: 503 } };
  const parts = Array.from({ length: 50 }, (_, index) => traitsOf('POST', '/upload', `part ${index + 1}/*`));
  const strikes = (seed: number, order = parts) => {
    const pick = createFaultPicker([{ ...fault }], seed);
    return order
      .filter((traits) => pick(traits))
      .map(({ part }) => part)
      .sort();
  };

  assert.deepEqual(strikes(1), strikes(1, [...parts].reverse()));
  assert.notDeepEqual(strikes(1), strikes(2));
  assert.ok(strikes(3).length > 8 && strikes(3).length < 32, `${strikes(3).length} of 50 for 0.4`);
});

test('chance is asked anew for each attempt, never strikes for 0 and always for 1', () => {
  const read = traitsOf('GET', '/videos', undefined);
  const count = (probability: number) => {
    const pick = createFaultPicker([{ match: {}, probability, then: { status: 500 } }], 1);
    return Array.from({ length: 200 }, () => pick(read)).filter(Boolean).length;
  };

  assert.deepEqual([count(0), count(1)], [0, 200]);
  assert.ok(count(0.5) > 70 && count(0.5) < 130);
});
