import assert from 'node:assert/strict';
import { createReadStream } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { test, type TestContext } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { FileInput, UploadProgress } from '../../src/node/index.js';
import { clientScene, type ClientScene } from './client-fixture.js';
import { bytesOf, mebibyte, sha256, until } from './emulator-fixture.js';
import { accepted, failureOf, reached, serverOf } from './upload-fixture.js';

const partSize = 5 * mebibyte;
const bytes = Buffer.from(new Uint8Array(bytesOf(2 * partSize + 1000)).buffer);
const hash = sha256(bytes);

interface UploadScene extends ClientScene {
  readonly videoId: string;
  readonly folder: string;
  readonly path: string;
}

/** An empty video, and a file for it. */
async function uploadScene(t: TestContext): Promise<UploadScene> {
  const scene = await clientScene(t);
  const { videoId } = await scene.client.videos.create({ title: 'Film' });
  const folder = await mkdtemp(join(tmpdir(), 'client-uploads-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  await writeFile(join(folder, 'film.mp4'), bytes);
  return { ...scene, videoId, folder, path: join(folder, 'film.mp4') };
}

/** Numbers of the parts that were sent, in their order. */
function partsSent({ emulator }: ClientScene): (number | undefined)[] {
  return emulator.requests.filter(({ part }) => part).map(({ part }) => part?.number);
}

const inputs: Readonly<
  Record<string, (scene: UploadScene, t: TestContext) => FileInput | Promise<FileInput>>
> = {
  'a path': ({ path }) => path,
  'a file address': ({ path }) => pathToFileURL(path),
  'a Blob': () => new Blob([bytes]),
  'a File': () => new File([bytes], 'film.mp4', { type: 'video/mp4' }),
  'a Buffer': () => bytes,
  'a Uint8Array': () => new Uint8Array(bytes),
  'a ReadStream': ({ path }) => createReadStream(path),
  'a Readable': () => Readable.from([bytes.subarray(0, 7), bytes.subarray(7)]),
  'a ReadableStream': () => new Blob([bytes]).stream(),
  'a Response': async (_, t) => {
    const url = await serverOf(t, (_request, response) => response.end(bytes));
    return fetch(`${url}/film.mp4`);
  },
};

for (const [name, make] of Object.entries(inputs)) {
  test(`${name} is uploaded in parts, with the key and with a token, whole and in order`, async (t) => {
    const scene = await uploadScene(t);
    const { emulator, client, videoId } = scene;
    const { token } = emulator.createUploadToken();
    const options = { partSize, journal: false } as const;

    const keyed = await client.videos.upload(videoId, await make(scene, t), options);
    const made = await client.videos.uploadWithUploadToken(token, await make(scene, t), {
      ...options,
      videoName: 'other.mp4',
    });

    assert.deepEqual([keyed.videoId, keyed.title], [videoId, 'Film']);
    assert.equal(made.title, 'other.mp4');
    for (const id of [videoId, made.videoId]) assert.equal(emulator.video(id)?.sha256, hash);
    assert.equal(partsSent(scene).length, 6);
  });
}

test('a range of a file that a ReadStream begins with is all that is uploaded', async (t) => {
  const { emulator, client, videoId, path } = await uploadScene(t);

  await client.videos.upload(videoId, createReadStream(path, { start: 10, end: 99 }));

  assert.equal(emulator.video(videoId)?.sha256, sha256(bytes.subarray(10, 100)));
});

test('what is no file, or is empty, is refused before anything is sent', async (t) => {
  const { emulator, client, videoId, folder } = await uploadScene(t);
  const before = emulator.requests.length;

  const codes = await Promise.all(
    [folder, join(folder, 'missing.mp4'), Buffer.alloc(0), 42 as never].map(async (input) => {
      const { code } = await failureOf(client.videos.upload(videoId, input));
      return code;
    }),
  );

  assert.deepEqual(codes, ['file-unreadable', 'file-unreadable', 'file-empty', 'invalid-option']);
  assert.equal(emulator.requests.length, before);
});

test('a path that leads to no file is told', async (t) => {
  const { client, videoId } = await uploadScene(t);

  const { message } = await failureOf(client.videos.upload(videoId, 'no-such-film.mp4'));

  assert.match(message, /^The file “no-such-film\.mp4” can’t be read/);
});

test('progress counts bytes of the file, never back, up to its size', async (t) => {
  const { client, videoId, path } = await uploadScene(t);
  const told: UploadProgress[] = [];

  await client.videos.upload(videoId, path, { partSize, onProgress: (progress) => told.push(progress) });

  const sent = told.map(({ sentBytes }) => sentBytes);
  assert.deepEqual(
    sent,
    [...sent].sort((a, b) => a - b),
  );
  assert.deepEqual([sent.at(-1), told.at(-1)?.partsTotal], [bytes.length, 3]);
});

for (const [name, make] of [
  ['a path', inputs['a path']],
  ['a stream', inputs['a Readable']],
] as const) {
  test(`an upload of ${name} can be paused and resumed, and goes on after it has failed`, async (t) => {
    const scene = await uploadScene(t);
    const { emulator, client, videoId } = scene;
    emulator.faults.push({ match: { part: 3 }, times: 1, then: { status: 503 } });
    const input = await make?.(scene, t);
    assert.ok(input);

    const task = client.videos.upload(videoId, input, {
      partSize,
      concurrency: 1,
      journal: false,
      retry: { limit: 0 },
    });
    await accepted(task, 1);
    task.pause();
    task.resume();
    await reached(task, 'failed');
    await task.retry();

    assert.equal(emulator.video(videoId)?.sha256, hash);
  });
}

test('a canceled upload of a stream lets go of the stream', async (t) => {
  const { client, videoId } = await uploadScene(t);
  const stream = Readable.from(endless());

  const task = client.videos.upload(videoId, stream, { partSize });
  await accepted(task, 1);
  task.cancel();

  assert.equal((await failureOf(task)).code, 'aborted');
  await until(() => stream.destroyed);
});

async function* endless(): AsyncGenerator<Buffer> {
  for (;;) yield await Promise.resolve(bytes.subarray(0, mebibyte));
}

test('a file that is changed under way fails the upload, as changed', async (t) => {
  const { client, videoId, path } = await uploadScene(t);

  const task = client.videos.upload(videoId, path, { partSize, concurrency: 1, journal: false });
  await accepted(task, 1);
  await writeFile(path, bytesOf(bytes.length));

  assert.equal((await failureOf(task)).code, 'file-changed');
});

test('uploadAndWait resolves once the video can be watched', async (t) => {
  const { emulator, clientWith } = await clientScene(t, { playableAfter: 300 });
  const client = clientWith({ apiKey: emulator.apiKey });
  const { videoId } = await client.videos.create({ title: 'x' });

  const video = await client.videos.uploadAndWait(videoId, Buffer.from('film'));

  assert.equal(video.videoId, videoId);
  assert.equal((await client.videos.getStatus(videoId)).encoding?.playable, true);
});

test('a wait for a video that never plays ends in time', async (t) => {
  const { client, videoId } = await uploadScene(t);

  assert.equal((await failureOf(client.videos.waitUntilPlayable(videoId, { timeout: 50 }))).code, 'timeout');
});

test('a session with a token makes one video of parts that are given at once', async (t) => {
  const { emulator, client } = await uploadScene(t);
  const { token } = emulator.createUploadToken();
  const session = client.videos.createUploadWithUploadTokenProgressiveSession(token, {
    videoName: 'live.mp4',
  });
  const parts = [
    bytes.subarray(0, partSize),
    bytes.subarray(partSize, 2 * partSize),
    bytes.subarray(2 * partSize),
  ];

  const sent = parts.slice(0, 2).map((part) => session.uploadPart(part));
  const video = await session.uploadLastPart(Readable.from(parts.slice(2)));
  const ids = (await Promise.all(sent)).map(({ videoId }) => videoId);

  assert.deepEqual([video.title, new Set(ids)], ['live.mp4', new Set([video.videoId])]);
  assert.equal(emulator.video(video.videoId)?.sha256, hash);
});
