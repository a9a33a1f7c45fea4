import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hostsOf } from '../../src/api/hosts.js';
import { createVideos } from '../../src/node/videos.js';
import { fileJob } from '../../src/upload/file-job.js';
import { PieceQueue } from '../../src/upload/piece-queue.js';
import { pieceSizes } from '../../src/upload/piece-sizes.js';
import { streamJob } from '../../src/upload/stream-job.js';
import type { UploadTarget } from '../../src/upload/upload-target.js';

type Context = Parameters<typeof createVideos>[0];

const bug = new TypeError('undefined is not a function');
const file = new Blob(['some bytes']);
const hosts = hostsOf();
const { signal } = new AbortController();
const listener = {
  onPart: () => undefined,
  onProgress: () => undefined,
  onWait: () => undefined,
  onActivity: () => undefined,
};

/** What throws the bug whatever is asked of it, but for what it has. */
function broken<T extends object>(has: Partial<T> = {}): T {
  const get = (_: object, name: string | symbol): unknown => {
    if (name in has) return Reflect.get(has, name);
    throw bug;
  };
  return new Proxy({}, { get }) as T;
}

const target: UploadTarget = { transport: broken(), hosts, token: 'to1', surroundings: broken() };

test('a bug of the library in the job of a file is no wrong option', () => {
  assert.throws(() => fileJob(target, file, {}, listener, signal), bug);
});

test('a bug of the library in the job of a stream is no wrong option', () => {
  const source = new PieceQueue(pieceSizes(undefined));

  assert.throws(() => streamJob(target, source, {}, listener, signal), bug);
});

const videos = createVideos({
  calls: broken<Context['calls']>(),
  parts: broken<Context['parts']>(),
  hosts,
  settings: broken<Context['settings']>({ fetch: undefined }),
});
const uploads: Readonly<Record<string, () => PromiseLike<unknown>>> = {
  upload: () => videos.upload('vi1', file),
  uploadWithUploadToken: () => videos.uploadWithUploadToken('to1', file),
  createUploadProgressiveSession: () => videos.createUploadProgressiveSession('vi1').uploadLastPart(file),
  createUploadWithUploadTokenProgressiveSession: () =>
    videos.createUploadWithUploadTokenProgressiveSession('to1').uploadLastPart(file),
};

for (const [name, upload] of Object.entries(uploads)) {
  test(`a bug of the library in \`videos.${name}()\` is no wrong option`, async () => {
    await assert.rejects(async () => upload(), bug);
  });
}
