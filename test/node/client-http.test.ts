import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { Socket } from 'node:net';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { ApiVideoClient, type ClientOptions } from '../../src/node/index.js';
import { quick } from './client-fixture.js';
import { deserted, failureOf, serverOf } from './upload-fixture.js';

function clientOf(baseUri: string, options: Pick<ClientOptions, 'retry' | 'debug'> = {}): ApiVideoClient {
  return new ApiVideoClient({ apiKey: 'key', baseUri, retry: quick, ...options });
}

const video = JSON.stringify({ videoId: 'vi1', title: 'Fjæra' });

test('calls after one another share a connection', async (t) => {
  const connections = new Set<Socket>();
  const url = await serverOf(t, ({ socket }, response) => {
    connections.add(socket);
    response.end(video);
  });
  const client = clientOf(url);

  for (let call = 0; call < 5; call++) await client.videos.get('vi1');

  assert.equal(connections.size, 1);
});

test('a packed answer is unpacked', async (t) => {
  const url = await serverOf(t, ({ headers }, response) => {
    const packed = headers['accept-encoding']?.includes('gzip');
    if (packed) response.setHeader('Content-Encoding', 'gzip');
    response.end(packed ? gzipSync(video) : video);
  });

  const { data, headers } = await clientOf(url).videos.get('vi1').withResponse();

  assert.equal(data.title, 'Fjæra');
  assert.equal(headers.get('content-encoding'), 'gzip');
});

test('an answer that is packed wrongly is no answer, and the call is repeated', async (t) => {
  let calls = 0;
  const url = await serverOf(t, (_, response) => {
    if (++calls === 1) response.setHeader('Content-Encoding', 'gzip');
    response.end(video);
  });

  const { title } = await clientOf(url).videos.get('vi1');

  assert.deepEqual([title, calls], ['Fjæra', 2]);
});

test('a redirect is followed, and its target sees no key', async (t) => {
  const seen: (string | undefined)[] = [];
  const target = await serverOf(t, ({ headers }, response) => {
    seen.push(headers.authorization);
    response.end(video);
  });
  const url = await serverOf(t, (_, response) => {
    response.writeHead(302, { Location: `${target}/elsewhere` }).end();
  });

  const { title } = await clientOf(url).videos.get('vi1');

  assert.deepEqual([title, seen], ['Fjæra', [undefined]]);
});

test('an answer that breaks off is no answer, and the call is repeated', async (t) => {
  let calls = 0;
  const url = await serverOf(t, (_, response) => {
    if (++calls > 1) response.end(video);
    else response.writeHead(200, { 'Content-Length': 999 }).write(video, () => response.destroy());
  });

  const { title } = await clientOf(url).videos.get('vi1');

  assert.deepEqual([title, calls], ['Fjæra', 2]);
});

test('a call is abandoned in the middle of its answer', async (t) => {
  const caller = new AbortController();
  const closed = new AbortController();
  const url = await serverOf(t, (_, response) => {
    response.on('close', () => closed.abort());
    response.writeHead(200).write(video.slice(0, 5), () => caller.abort());
  });

  const error = await failureOf(clientOf(url).videos.get('vi1', { signal: caller.signal }));

  assert.equal(error.code, 'aborted');
  if (!closed.signal.aborted) await once(closed.signal, 'abort');
});

test('a status that the platform does not know is an error of ours', async (t) => {
  const url = await serverOf(t, (_, response) => response.writeHead(999).end('{}'));

  const error = await failureOf(clientOf(url, { retry: { limit: 0 } }).videos.get('vi1'));

  assert.deepEqual([error.code, error.retryable], ['network', true]);
});

test('a creation is repeated where nobody listens: it surely was not carried out', async () => {
  const attempts: number[] = [];
  const client = clientOf(await deserted(), { debug: ({ attempt }) => attempts.push(attempt) });

  const error = await failureOf(client.videos.create({ title: 'New' }));

  assert.equal(error.code, 'network');
  assert.deepEqual(attempts, [1, 2, 3, 4]);
});

test('a fetch that was put in the place of Node’s own is used, once for each call', async (t) => {
  const { fetch } = globalThis;
  const asked: string[] = [];
  t.after(() => (globalThis.fetch = fetch));
  globalThis.fetch = (input) => {
    asked.push(input as string);
    // Of another make than the platform's, as polyfills have it.
    const answer = { ok: true, status: 200, headers: new Headers(), text: () => Promise.resolve(video) };
    return Promise.resolve(answer as Response);
  };

  const { title } = await clientOf('http://api.example').videos.get('vi1');

  assert.deepEqual([title, asked], ['Fjæra', ['http://api.example/videos/vi1']]);
});

test('a method may be handed to `map`', async (t) => {
  const asked: (string | undefined)[] = [];
  const url = await serverOf(t, ({ url: path }, response) => {
    asked.push(path);
    response.end(video);
  });
  // TypeScript refuses it; plain scripts do it.
  const get = clientOf(url).videos.get as (videoId: string, ...rest: unknown[]) => Promise<unknown>;

  await Promise.all(['vi1', 'vi2'].map(get));

  assert.deepEqual(asked.sort(), ['/videos/vi1', '/videos/vi2']);
});

test('`null` in place of an option of a call is the same as none', async (t) => {
  const url = await serverOf(t, (_, response) => response.end(video));

  const { title } = await clientOf(url).videos.get('vi1', { signal: null, timeout: null } as object);

  assert.equal(title, 'Fjæra');
});
