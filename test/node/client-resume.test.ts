import assert from 'node:assert/strict';
import { mkdtemp, readdir, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { test, type TestContext } from 'node:test';
import type { ResumeJournal } from '../../src/index.js';
import { fileJournal } from '../../src/node/file-journal.js';
import { clientScene, type ClientScene } from './client-fixture.js';
import { basic, bytesOf, formOf, mebibyte, sha256, until } from './emulator-fixture.js';
import { failureOf } from './upload-fixture.js';

const partSize = 5 * mebibyte;
const bytes = bytesOf(3 * partSize + 1000);
const hash = sha256(bytes);
const once = { partSize, concurrency: 1, retry: { limit: 0 } } as const;

/** Keeps nothing: as on another machine. */
const nowhere: ResumeJournal = { claim: () => Promise.resolve(undefined) };

interface ResumeScene extends ClientScene {
  readonly videoId: string;
  readonly folder: string;
  readonly path: string;
  readonly journal: ResumeJournal;
}

/** An empty video, a file for it, and a journal of the test's own. */
async function resumeScene(t: TestContext): Promise<ResumeScene> {
  const scene = await clientScene(t);
  const { videoId } = await scene.client.videos.create({ title: 'Film' });
  const folder = await mkdtemp(join(tmpdir(), 'client-resume-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  const path = join(folder, 'film.mp4');
  await writeFile(path, bytes);
  return { ...scene, videoId, folder, path, journal: fileJournal(join(folder, 'journal')) };
}

/** An upload with the key that ends before its third part, and so in the middle. */
async function interrupted(
  { emulator, client, videoId, path }: ResumeScene,
  journal: ResumeJournal,
): Promise<void> {
  emulator.faults.push({ match: { part: 3 }, then: { status: 503 } });
  await failureOf(client.videos.upload(videoId, path, { ...once, journal }));
  emulator.faults = [];
}

/** A part that another program sends. */
async function foreignPart({ emulator, videoId }: ResumeScene, range: string, size: number): Promise<void> {
  const { ok } = await fetch(`${emulator.url}/videos/${videoId}/source`, {
    method: 'POST',
    headers: { Authorization: basic(emulator.apiKey), 'Content-Range': range },
    body: formOf(bytesOf(size)),
  });
  assert.ok(ok);
}

/** What the parts sent said of themselves, in their order. */
function partsSent({ emulator }: ClientScene): (string | undefined)[] {
  return emulator.requests
    .filter(({ part }) => part)
    .map(({ headers }) => headers['content-range']?.toString());
}

test('with the key, an upload goes on by what the service has received, without any journal', async (t) => {
  const scene = await resumeScene(t);
  await interrupted(scene, nowhere);

  await scene.client.videos.upload(scene.videoId, scene.path, { ...once, journal: nowhere });

  assert.deepEqual(partsSent(scene), ['part 1/4', 'part 2/4', 'part 3/4', 'part 3/4', 'part 4/4']);
  assert.equal(scene.emulator.video(scene.videoId)?.sha256, hash);
});

test('another part size that makes as many parts makes the same ones', async (t) => {
  const scene = await resumeScene(t);
  await interrupted(scene, nowhere);

  await scene.client.videos.upload(scene.videoId, scene.path, {
    ...once,
    partSize: partSize + 100,
    journal: nowhere,
  });

  assert.equal(partsSent(scene).length, 5);
  assert.equal(scene.emulator.video(scene.videoId)?.sha256, hash);
});

test('by the journal, an upload goes on with the part size that it had', async (t) => {
  const scene = await resumeScene(t);
  const { client, videoId, path, journal } = scene;
  await interrupted(scene, journal);

  const task = client.videos.upload(videoId, path, { ...once, partSize: 8 * mebibyte, journal });
  await task;

  assert.deepEqual(partsSent(scene).slice(3), ['part 3/4', 'part 4/4']);
  assert.deepEqual([task.progress.partsTotal, task.progress.acceptedBytes], [4, bytes.length]);
  assert.equal(scene.emulator.video(videoId)?.sha256, hash);
});

test('by the journal, a file goes on that has another name and date, as long as it is the same', async (t) => {
  const scene = await resumeScene(t);
  const { client, videoId, path, folder, journal } = scene;
  await interrupted(scene, journal);
  const renamed = join(folder, 'renamed.mp4');
  await rename(path, renamed);
  await utimes(renamed, 0, 0);

  await client.videos.upload(videoId, renamed, { ...once, journal });

  assert.deepEqual(partsSent(scene).slice(3), ['part 3/4', 'part 4/4']);
  assert.equal(scene.emulator.video(videoId)?.sha256, hash);
});

const strangers: Readonly<Record<string, (scene: ResumeScene) => Promise<void>>> = {
  'an attempt without a journal that cut otherwise': (scene) => interrupted(scene, nowhere),
  'another program, which told how many there are': (scene) => foreignPart(scene, 'part 1/3', 6 * mebibyte),
  'another program, which did not': (scene) => foreignPart(scene, 'part 1/*', partSize),
  'another program, its first missing': (scene) => foreignPart(scene, 'part 2/*', partSize),
  'an upload that is whole': async ({ client, videoId, path }) => {
    await client.videos.upload(videoId, path, { ...once, partSize: 8 * mebibyte });
  },
};

for (const [name, before] of Object.entries(strangers)) {
  test(`into a video with parts of ${name}, nothing is sent`, async (t) => {
    const scene = await resumeScene(t);
    const { client, videoId, path } = scene;
    await before(scene);
    const sent = partsSent(scene).length;

    const error = await failureOf(
      client.videos.upload(videoId, path, { ...once, partSize: 8 * mebibyte, journal: nowhere }),
    );

    assert.deepEqual([error.code, error.retryable], ['already-uploaded', false]);
    assert.match(error.message, /same `partSize`/);
    assert.equal(partsSent(scene).length, sent);
  });
}

test('a file that is not the one begun with is not mixed with it, which can still go on', async (t) => {
  const scene = await resumeScene(t);
  const { client, videoId, path, journal } = scene;
  await interrupted(scene, journal);
  const other = join(scene.folder, 'other.mp4');
  await writeFile(other, bytesOf(bytes.length));

  const error = await failureOf(client.videos.upload(videoId, other, { ...once, journal }));
  await client.videos.upload(videoId, path, { ...once, journal });

  assert.equal(error.code, 'already-uploaded');
  assert.deepEqual(partsSent(scene).slice(3), ['part 3/4', 'part 4/4']);
  assert.equal(scene.emulator.video(videoId)?.sha256, hash);
});

test('a stream, and parts given one by one, go into no video that holds others', async (t) => {
  const scene = await resumeScene(t);
  const { client, videoId } = scene;
  await foreignPart(scene, 'part 2/*', partSize);

  const stream = await failureOf(client.videos.upload(videoId, Readable.from([bytes])));
  const session = client.videos.createUploadProgressiveSession(videoId);
  const part = await failureOf(session.uploadPart(bytes));

  assert.deepEqual([stream.code, part.code], ['already-uploaded', 'already-uploaded']);
  assert.equal(partsSent(scene).length, 1);
});

test('what the service can’t be asked about is not sent into', async (t) => {
  const { emulator, client, videoId, path } = await resumeScene(t);
  emulator.faults.push({ match: { path: `/videos/${videoId}/status` }, then: { status: 503 } });

  const error = await failureOf(client.videos.upload(videoId, path, once));

  assert.deepEqual([error.status, error.retryable], [503, true]);
  assert.ok(emulator.requests.every(({ part }) => !part));
});

test('with a token, an upload goes on by its journal, and leaves nothing there', async (t) => {
  const scene = await resumeScene(t);
  const { emulator, client, folder, path, journal } = scene;
  const { token } = emulator.createUploadToken();
  const options = { ...once, journal };
  emulator.faults.push({ match: { part: 2 }, then: { status: 503 } });
  const failed = client.videos.uploadWithUploadToken(token, path, options);
  await failureOf(failed);
  emulator.faults = [];

  const { videoId } = await client.videos.uploadWithUploadToken(token, path, options);

  assert.equal(videoId, failed.videoId);
  assert.deepEqual(partsSent(scene), ['part 1/*', 'part 2/*', 'part 2/*', 'part 3/*', 'part 4/4']);
  assert.equal(emulator.video(videoId)?.sha256, hash);
  await until(async () => (await readdir(join(folder, 'journal'))).length === 0);
});

test('a file that was changed is not gone on with', async (t) => {
  const { emulator, client, path, journal } = await resumeScene(t);
  const { token } = emulator.createUploadToken();
  const options = { ...once, journal };
  emulator.faults.push({ match: { part: 2 }, then: { status: 503 } });
  await failureOf(client.videos.uploadWithUploadToken(token, path, options));
  emulator.faults = [];
  const other = bytesOf(bytes.length);
  await writeFile(path, other);

  const { videoId } = await client.videos.uploadWithUploadToken(token, path, options);

  assert.equal(emulator.video(videoId)?.sha256, sha256(other));
});
