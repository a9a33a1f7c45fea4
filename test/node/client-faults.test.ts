import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import type { Fault } from '../../src/emulator/index.js';
import { ApiVideoError, type ApiVideoClient } from '../../src/node/index.js';
import { clientScene } from './client-fixture.js';

/** The classes of faults, as the emulator makes them. */
const faults = {
  'lost before': { drop: 'before' },
  'lost after': { drop: 'after' },
  'server error': { status: 503 },
  'gateway page': { status: 502, body: '<html>Bad gateway</html>' },
  'too many': { status: 429, headers: { 'X-RateLimit-Retry-After': '0' } },
  conflict: {
    status: 409,
    body: { type: 'https://docs.api.video/reference/x', title: 'Conflict.', status: 409 },
  },
  'sign-in page': { status: 200, headers: { 'Content-Type': 'text/html' }, body: '<html>Sign in</html>' },
  'timed out': { status: 408, body: { title: 'Request Timeout', status: 408 } },
  refused: { status: 401, body: { title: 'Unauthorized', status: 401 } },
  silence: { hang: true },
} as const satisfies Record<string, Fault['then']>;

/** The kinds of operations: one of each, and where its faults strike. */
const kinds = {
  read: { method: 'GET', run: (client: ApiVideoClient, id: string) => client.videos.get(id, quickly) },
  create: {
    method: 'POST',
    run: (client: ApiVideoClient) => client.videos.create({ title: 'New' }, quickly),
  },
  update: {
    method: 'PATCH',
    run: (client: ApiVideoClient, id: string) => client.videos.update(id, { title: 'New' }, quickly),
  },
  delete: {
    method: 'DELETE',
    run: (client: ApiVideoClient, id: string) => client.videos.delete(id, quickly),
  },
  upload: {
    method: 'POST',
    run: (client: ApiVideoClient, id: string) =>
      client.videos.upload(id, Buffer.from('film'), { partTimeout: 300 }),
  },
} as const;

const quickly = { timeout: 300 } as const;

/** What becomes of each kind under each class: `ok`, or the code it fails with; and the requests it takes. */
const outcomes: Readonly<Record<keyof typeof kinds, Readonly<Record<keyof typeof faults, string>>>> = {
  read: {
    'lost before': 'ok 2',
    'lost after': 'ok 2',
    'server error': 'ok 2',
    'gateway page': 'ok 2',
    'too many': 'ok 2',
    conflict: 'http 1',
    'sign-in page': 'ok 2',
    'timed out': 'ok 2',
    refused: 'unauthorized 1',
    silence: 'timeout 1',
  },
  create: {
    'lost before': 'network 1',
    'lost after': 'network 1',
    'server error': 'http 1',
    'gateway page': 'http 1',
    'too many': 'ok 2',
    conflict: 'http 1',
    'sign-in page': 'bad-answer 1',
    'timed out': 'http 1',
    refused: 'unauthorized 1',
    silence: 'timeout 1',
  },
  update: {
    'lost before': 'ok 2',
    'lost after': 'ok 2',
    'server error': 'ok 2',
    'gateway page': 'ok 2',
    'too many': 'ok 2',
    conflict: 'http 1',
    'sign-in page': 'ok 2',
    'timed out': 'ok 2',
    refused: 'unauthorized 1',
    silence: 'timeout 1',
  },
  delete: {
    'lost before': 'ok 2',
    'lost after': 'ok 2',
    'server error': 'ok 2',
    'gateway page': 'ok 2',
    'too many': 'ok 2',
    conflict: 'http 1',
    'sign-in page': 'ok 2',
    'timed out': 'ok 2',
    refused: 'unauthorized 1',
    silence: 'timeout 1',
  },
  upload: {
    'lost before': 'ok 2',
    'lost after': 'ok 2',
    'server error': 'ok 2',
    'gateway page': 'ok 2',
    'too many': 'ok 2',
    // The first part goes alone: no other part can be why it is refused.
    conflict: 'http 1',
    'sign-in page': 'ok 2',
    'timed out': 'ok 2',
    refused: 'unauthorized 1',
    silence: 'ok 2',
  },
};

for (const kind of Object.keys(kinds) as (keyof typeof kinds)[]) {
  for (const fault of Object.keys(faults) as (keyof typeof faults)[]) {
    const expected = outcomes[kind][fault];

    test(`${kind} under ${fault}: ${expected}`, async (t) => {
      assert.equal(await outcomeOf(t, kind, fault), expected);
    });
  }
}

async function outcomeOf(
  t: TestContext,
  kind: keyof typeof kinds,
  fault: keyof typeof faults,
): Promise<string> {
  const { emulator, client } = await clientScene(t);
  const { videoId } = await client.videos.create({ title: 'Old' });
  const before = emulator.requests.length;
  const { method, run } = kinds[kind];
  emulator.faults.push({ match: { method }, times: 1, then: faults[fault] });

  const result = await run(client, videoId).then(
    () => 'ok',
    (error: unknown) => (error instanceof ApiVideoError ? error.code : String(error)),
  );
  const sent = emulator.requests.slice(before).filter((request) => request.method === method);
  return `${result} ${sent.length}`;
}

test('a creation that was refused by a closed door is repeated: it surely was not carried out', async (t) => {
  const { emulator, clientWith } = await clientScene(t);
  let tries = 0;
  const closed = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
  const client = clientWith({
    apiKey: emulator.apiKey,
    fetch: (url, init) =>
      ++tries === 1 ? Promise.reject(new TypeError('fetch failed', { cause: closed })) : fetch(url, init),
  });

  await client.videos.create({ title: 'New' });

  assert.deepEqual([tries, emulator.videos.length], [2, 1]);
});
