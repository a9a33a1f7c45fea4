import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inspect } from 'node:util';
import type { ApiVideoError, TokenRequest } from '../../src/index.js';
import { call } from './emulator-fixture.js';
import {
  accepted,
  blobOf,
  clientOf,
  failureOf,
  fault,
  fileOf,
  hashOf,
  partSize,
  rangesOf,
  scene,
  serverOf,
  tokenRefused,
  uploadsTo,
} from './upload-fixture.js';

/** All that a program or a person could see of an error. */
function everythingOf(error: ApiVideoError): string {
  const { message, stack, cause } = error;
  return [
    message,
    stack,
    inspect(error, { depth: 9, showHidden: true }),
    JSON.stringify(error),
    inspect(cause),
  ].join();
}

test('an unknown token is refused with a sentence, at once', async (t) => {
  const { emulator } = await scene(t);
  const client = clientOf(emulator, { uploadToken: 'to-never-made' });

  const error = await failureOf(client.upload(fileOf(10)));

  assert.deepEqual([error.code, error.status, error.retryable], ['unauthorized', 401, false]);
  assert.equal(error.message, 'The upload token is invalid or expired.');
  assert.equal(uploadsTo(emulator).length, 1);
  assert.doesNotMatch(everythingOf(error), /to-never-made/);
});

test('an expired token is refused like an unknown one', async (t) => {
  const { emulator, token, client } = await scene(t);
  await call(emulator, 'DELETE', `/upload-tokens/${token}`);

  await assert.rejects(client.upload(fileOf(10)), { code: 'unauthorized' });
});

for (const [what, status, body] of [
  ['a refusal', 401, (url: string) => JSON.stringify({ title: url, detail: url, name: url, more: [url] })],
  ['a failure', 503, (url: string) => JSON.stringify({ detail: url })],
  ['a page', 400, (url: string) => `<p>${url}</p>`],
] as const) {
  test(`${what} that repeats the address gives no token away`, async (t) => {
    const baseUri = await serverOf(t, (request, response) => {
      request.resume().on('end', () => response.writeHead(status).end(body(request.url ?? '')));
    });
    const { client } = await scene(t, { baseUri, uploadToken: 'to s3cret', retry: { limit: 0 } });

    const error = await failureOf(client.upload(fileOf(10)));

    assert.doesNotMatch(everythingOf(error), /s3cret/);
  });
}

test('a lost connection gives no token away', async (t) => {
  const { emulator, token, client } = await scene(t, { retry: { limit: 0 } });
  emulator.faults = [fault({ drop: 'before' })];

  const error = await failureOf(client.upload(fileOf(10)));

  assert.equal(error.code, 'network');
  assert.equal(everythingOf(error).includes(token), false);
});

test('a provider is asked once for the whole upload', async (t) => {
  const { emulator, token } = await scene(t);
  const asked: TokenRequest[] = [];
  const client = clientOf(emulator, {
    tokenProvider: (request) => {
      asked.push(request);
      return Promise.resolve(token);
    },
  });

  await client.upload(fileOf(partSize + 1), { partSize });

  assert.deepEqual(asked, [{ reason: 'start' }]);
});

for (const part of [1, 2]) {
  test(`a token that ends before part ${part} is replaced, and the upload goes on where it stood`, async (t) => {
    const { emulator } = await scene(t);
    const asked: string[] = [];
    const tokens: string[] = [];
    const file = fileOf(partSize + 1);
    const client = clientOf(emulator, {
      tokenProvider: ({ reason }) => {
        asked.push(reason);
        const { token } = emulator.createUploadToken();
        tokens.push(token);
        return token;
      },
    });
    emulator.faults = [fault(tokenRefused, { part }, 1)];

    const { videoId } = await client.upload(file, { partSize });

    assert.deepEqual(asked, ['start', 'expired']);
    assert.equal(emulator.video(videoId)?.sha256, await hashOf(file));
    assert.deepEqual(rangesOf(emulator), part === 1 ? ['1/*', '1/*', '2/2'] : ['1/*', '2/2', '2/2']);
    assert.equal(uploadsTo(emulator).at(-1)?.query.get('token'), tokens[1]);
  });
}

test('a token deleted midway is replaced', async (t) => {
  const { emulator } = await scene(t);
  const tokens: string[] = [];
  const client = clientOf(emulator, {
    tokenProvider: () => {
      const { token } = emulator.createUploadToken();
      tokens.push(token);
      return token;
    },
  });

  const stream = client.uploadStream();
  stream.append(blobOf(partSize));
  stream.append(blobOf(1));
  await accepted(stream, 1);
  await call(emulator, 'DELETE', `/upload-tokens/${tokens[0] ?? ''}`);
  const { videoId } = await stream.complete();

  assert.equal(tokens.length, 2);
  assert.equal(emulator.video(videoId)?.sha256, await hashOf(blobOf(partSize), blobOf(1)));
});

test('a token that dies under three parts at once is replaced once, and none of them is lost', async (t) => {
  const { emulator } = await scene(t);
  const asked: string[] = [];
  const tokens: string[] = [];
  const file = fileOf(4 * partSize);
  const client = clientOf(emulator, {
    tokenProvider: ({ reason }) => {
      asked.push(reason);
      const { token } = emulator.createUploadToken();
      tokens.push(token);
      return token;
    },
  });
  emulator.faults = [2, 3, 4].map((part) => fault(tokenRefused, { part }, 1));

  const { videoId } = await client.upload(file, { partSize, concurrency: 3 });

  assert.deepEqual(asked, ['start', 'expired']);
  assert.deepEqual(
    uploadsTo(emulator)
      .slice(-3)
      .map(({ query }) => query.get('token')),
    [tokens[1], tokens[1], tokens[1]],
  );
  assert.equal(emulator.video(videoId)?.sha256, await hashOf(file));
  assert.deepEqual(emulator.videos, [videoId]);
});

for (const [what, provider] of [
  ['fails', () => Promise.reject(new Error('500 from my server'))],
  ['gives none', () => Promise.resolve('')],
] as const) {
  test(`a token dies midway and the provider ${what}: what was accepted stays so`, async (t) => {
    const { emulator, token } = await scene(t);
    const file = fileOf(4 * partSize);
    let broken = true;
    const client = clientOf(emulator, {
      retry: { limit: 0 },
      tokenProvider: ({ reason }) => (reason === 'expired' && broken ? provider() : token),
    });
    emulator.faults = [2, 3, 4].map((part) => fault(tokenRefused, { part }, 1));

    const task = client.upload(file, { partSize, concurrency: 3 });
    const { code } = await failureOf(task);
    const { state, progress } = task;
    broken = false;
    const { videoId } = await task.retry();

    assert.deepEqual([code, state, progress.partsAccepted], ['token-unavailable', 'failed', 1]);
    assert.equal(emulator.video(videoId)?.sha256, await hashOf(file));
    assert.deepEqual(emulator.videos, [videoId]);
  });
}

test('a second refusal in a row is the end, and the provider is asked no third time', async (t) => {
  const { emulator } = await scene(t);
  let calls = 0;
  emulator.faults = [fault(tokenRefused)];

  const task = clientOf(emulator, { tokenProvider: () => `to${++calls}` }).upload(fileOf(10));

  await assert.rejects(task, { code: 'unauthorized' });
  assert.deepEqual([calls, uploadsTo(emulator).length], [2, 2]);
});

test('a provider that fails ends in a plain error, and the next try asks it again', async (t) => {
  const { emulator, token } = await scene(t);
  let broken = true;
  const client = clientOf(emulator, {
    retry: { limit: 1, baseDelay: 1 },
    tokenProvider: () => {
      if (broken) throw new Error('500 from my server');
      return token;
    },
  });
  const waits: string[] = [];

  const task = client.upload(fileOf(10));
  task.addEventListener('wait', ({ detail }) => waits.push(detail.reason));
  await assert.rejects(task, { code: 'token-unavailable', retryable: true });
  broken = false;

  assert.deepEqual(waits, ['token']);
  assert.equal((await task.retry()).videoId, task.videoId);
});

test('a provider that never answers ends in a plain error', async (t) => {
  const { emulator } = await scene(t);
  t.mock.timers.enable({ apis: ['setTimeout'] });
  let tellAsked = (): void => undefined;
  const asked = new Promise<void>((resolve) => (tellAsked = resolve));
  const client = clientOf(emulator, {
    retry: { limit: 0 },
    tokenProvider: () => {
      tellAsked();
      return new Promise(() => undefined);
    },
  });

  const task = client.upload(fileOf(10));
  await asked;
  t.mock.timers.tick(30_000);

  await assert.rejects(task, { code: 'token-unavailable' });
  assert.deepEqual(emulator.requests, []);
});

test('a token or a provider may be given with the file', async (t) => {
  const { emulator, token } = await scene(t);
  const client = clientOf(emulator, {});

  const first = await client.videos.uploadWithUploadToken(token, fileOf(10));
  const second = await client.videos.uploadWithUploadToken(() => token, fileOf(10), {
    videoName: 'second.mp4',
  });

  assert.deepEqual(emulator.videos, [first.videoId, second.videoId]);
  assert.equal(second.title, 'second.mp4');
});
