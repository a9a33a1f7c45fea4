import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ApiVideoClient, type ClientOptions } from '../../src/index.js';
import { bodyOf, call } from './emulator-fixture.js';
import { deserted, fileOf, scene, serverOf } from './upload-fixture.js';

const json = { 'Content-Type': 'application/json; charset=utf-8' };

test('an API key is refused, with the reason and without the key', () => {
  const options = { apiKey: 'very-secret' } as ClientOptions;

  assert.throws(
    () => new ApiVideoClient(options),
    ({ code, message }: Error & { code: string }) =>
      code === 'key-in-browser' && message.includes('upload token') && !message.includes('very-secret'),
  );
});

test('an address that is none, and a program name that is none, are refused at once', () => {
  assert.throws(() => new ApiVideoClient({ baseUri: 'ws.api.video' }), { code: 'invalid-option' });
  assert.throws(() => new ApiVideoClient({ application: { name: 'my app', version: '1' } }), {
    code: 'invalid-option',
  });
});

test('playback addresses need no request', () => {
  const { player } = new ApiVideoClient().playback('vi1');
  const { hls } = new ApiVideoClient({ baseUri: 'http://127.0.0.1:9/' }).playback('vi1', {
    privateToken: 'p',
  });

  assert.equal(player, 'https://embed.api.video/vod/vi1');
  assert.equal(hls, 'http://127.0.0.1:9/vod/vi1/token/p/hls/manifest.m3u8');
});

test('a private token is exchanged for a session', async (t) => {
  const asked: (string | undefined)[] = [];
  const baseUri = await serverOf(t, ({ method, url, headers }, response) => {
    asked.push(method, url, headers['av-origin-client'] as string | undefined);
    response.writeHead(200, json).end('{"session_token":"s1"}');
  });

  const session = await new ApiVideoClient({ baseUri }).privateSession('vi1', 'a/b');

  assert.deepEqual(session, { session_token: 's1' });
  assert.deepEqual(asked, ['GET', '/vod/vi1/token/a%2Fb/session', undefined]);
});

test('a private token that was used up is refused, and not repeated in the error', async (t) => {
  const baseUri = await serverOf(t, ({ url }, response) => {
    response.writeHead(403, json).end(JSON.stringify({ title: `No session for ${url}.` }));
  });

  await assert.rejects(new ApiVideoClient({ baseUri }).privateSession('vi1', 'p-123'), (error: Error) => {
    assert.equal((error as Error & { code: string }).code, 'unauthorized');
    assert.equal(error.message, 'No session for /vod/vi1/token/[redacted]/session.');
    return true;
  });
});

test('a player page is described by its address', async (t) => {
  const asked: (string | undefined)[] = [];
  const baseUri = await serverOf(t, ({ url }, response) => {
    asked.push(url);
    response.writeHead(200, json).end('{"html":"<iframe>"}');
  });

  const page = await new ApiVideoClient({ baseUri }).oembed('https://embed.api.video/vod/vi1?a=b');

  assert.deepEqual(page, { html: '<iframe>' });
  assert.deepEqual(asked, ['/oembed/?url=https%3A%2F%2Fembed.api.video%2Fvod%2Fvi1%3Fa%3Db']);
});

test('a call ends when its signal aborts or its time is up', async (t) => {
  const baseUri = await serverOf(t, () => undefined);
  const client = new ApiVideoClient({ baseUri });
  const controller = new AbortController();

  const canceled = client.oembed('https://x', { signal: controller.signal });
  controller.abort();

  await assert.rejects(canceled, { code: 'aborted' });
  await assert.rejects(client.oembed('https://x', { timeout: 20 }), { code: 'timeout', retryable: true });
});

test('what is not api.video, and what is not there at all, are told apart', async (t) => {
  const portal = await serverOf(t, (_, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html' }).end('<h1>Sign in');
  });

  await assert.rejects(new ApiVideoClient({ baseUri: portal }).oembed('https://x'), { code: 'bad-answer' });
  await assert.rejects(new ApiVideoClient({ baseUri: await deserted() }).oembed('https://x'), {
    code: 'network',
  });
});

test('an id that leads elsewhere is refused by the promise', async () => {
  await assert.rejects(new ApiVideoClient().privateSession('..', 'p'), { code: 'invalid-option' });
});

test('options that are used again for another file change nothing of an upload that was begun', async (t) => {
  const { emulator, client } = await scene(t);
  const options: { videoId?: string; signal: null; retry: null } = { signal: null, retry: null };
  const videos = await Promise.all(
    ['one', 'two'].map(async (title) => bodyOf(await call(emulator, 'POST', '/videos', { title }))),
  );
  const made = videos.map(({ videoId }) => videoId);

  const tasks = made.map((videoId) => {
    options.videoId = videoId;
    return client.upload(fileOf(10), options as object);
  });
  const sent = await Promise.all(tasks);

  assert.deepEqual(
    sent.map(({ videoId }) => videoId),
    made,
  );
});

test('options of a class of one’s own are read as any', async (t) => {
  const { emulator } = await scene(t);
  class Site implements ClientOptions {
    readonly baseUri = emulator.url;
    get uploadToken(): string {
      return emulator.createUploadToken().token;
    }
  }

  const { videoId } = await new ApiVideoClient(new Site()).upload(fileOf(10));

  assert.match(videoId, /^vi/);
});
