import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { appendFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { test, type TestContext } from 'node:test';
import { startEmulator } from '../../src/emulator/index.js';
import { createMemoryDatabase, type Database } from '../../src/emulator/state/database.js';
import { openFileDatabase } from '../../src/emulator/state/file-database.js';
import { basic, bodyOf, bytesOf, call, formOf, mebibyte, send, sha256, started } from './emulator-fixture.js';

interface Printed {
  readonly url: string;
  readonly apiKey: string;
  readonly token: string;
}

async function folderFor(t: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'apivideo-kit-state-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** An emulator in another process, and what it printed. */
async function spawned(t: TestContext, dataDir: string): Promise<Printed & { process: ChildProcess }> {
  const args = ['--import', 'tsx', 'test/helpers/emulator-process.ts', dataDir];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  t.after(() => child.kill('SIGKILL'));
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
  return { ...(JSON.parse(line) as Printed), process: child };
}

async function sendPart(
  { url, token }: Printed,
  file: Buffer,
  range: string,
  videoId?: string,
): Promise<string> {
  const response = await fetch(`${url}/upload?token=${token}`, {
    method: 'POST',
    headers: { 'Content-Range': range },
    body: formOf(file, {}, videoId),
  });
  assert.equal(response.status, 201);
  return (await bodyOf(response)).videoId;
}

test('an upload goes on after the emulator was killed, and every byte is there', async (t) => {
  const dataDir = await folderFor(t);
  const parts = [bytesOf(5 * mebibyte), bytesOf(6 * mebibyte), bytesOf(777)] as const;
  const first = await spawned(t, dataDir);
  const videoId = await sendPart(first, parts[0], 'part 1/*');
  await sendPart(first, parts[1], 'part 2/*', videoId);

  first.process.kill('SIGKILL');
  await once(first.process, 'exit');
  const second = await spawned(t, dataDir);
  await sendPart({ ...second, token: first.token }, parts[2], 'part 3/3', videoId);

  assert.equal(second.apiKey, first.apiKey);
  const served = await fetch(`${second.url}/vod/${videoId}/mp4/source.mp4`);
  assert.equal(sha256(Buffer.from(await served.arrayBuffer())), sha256(...parts));
});

test('whatever was answered before a kill is there after it', async (t) => {
  const dataDir = await folderFor(t);
  const first = await spawned(t, dataDir);
  const create = async ({ url, apiKey }: Printed, path: string, body: unknown) => {
    const headers = { Authorization: basic(apiKey) };
    const response = await fetch(url + path, { method: 'POST', headers, body: JSON.stringify(body) });
    return (await response.json()) as Record<string, string>;
  };

  const stream = await create(first, '/live-streams', { name: 'Live' });
  const player = await create(first, '/players', { name: 'Dark' });
  const webhook = await create(first, '/webhooks', {
    events: ['video.source.recorded'],
    url: 'http://127.0.0.1:1',
  });
  const session = await create(first, '/auth/api-key', { apiKey: first.apiKey });
  const video = await create(first, '/videos', { title: 'A', tags: ['x'], playerId: player.playerId });
  first.process.kill('SIGKILL');
  await once(first.process, 'exit');

  const second = await spawned(t, dataDir);
  const read = async (path: string) => {
    const headers = { Authorization: `Bearer ${session.access_token ?? ''}` };
    return (await (await fetch(second.url + path, { headers })).json()) as Record<string, unknown>;
  };
  assert.equal((await read(`/live-streams/${stream.liveStreamId ?? ''}`)).streamKey, stream.streamKey);
  assert.deepEqual(await read(`/players/${player.playerId ?? ''}`), player);
  assert.deepEqual(await read(`/webhooks/${webhook.webhookId ?? ''}`), webhook);
  assert.equal((await read(`/videos/${video.videoId ?? ''}`)).playerId, player.playerId);
  const refreshed = await create(second, '/auth/refresh', { refreshToken: session.refresh_token });
  assert.equal(typeof refreshed.access_token, 'string');
});

test('close keeps the folder, and all of it comes back', async (t) => {
  const dataDir = await folderFor(t);
  const emulator = await startEmulator({ dataDir });
  const { token } = emulator.createUploadToken({ ttl: 3600 });
  const { videoId } = await bodyOf(await send(emulator, Buffer.from('whole'), { token, name: 'w.mp4' }));
  const before: unknown = await (await call(emulator, 'GET', `/videos/${videoId}/status`)).json();
  emulator.addView({ mediaId: videoId });
  await fetch(`${emulator.url}/videos/${videoId}/captions/fr`, {
    method: 'POST',
    headers: { Authorization: basic(emulator.apiKey) },
    body: formOf(Buffer.from('WEBVTT'), { name: 'fr.vtt', type: 'text/vtt' }),
  });
  await emulator.close();

  const again = await started(t, { dataDir });

  assert.equal(again.apiKey, emulator.apiKey);
  assert.equal(again.requests.length, 0);
  assert.equal(again.video(videoId)?.sha256, sha256(Buffer.from('whole')));
  assert.deepEqual(await (await call(again, 'GET', `/videos/${videoId}/status`)).json(), before);
  assert.equal(await (await fetch(`${again.url}/vod/${videoId}/captions/fr.vtt`)).text(), 'WEBVTT');
  assert.equal((await call(again, 'GET', `/upload-tokens/${token}`)).status, 200);
  const { data } = (await (await call(again, 'GET', '/data/metrics/play/count')).json()) as { data: number };
  assert.equal(data, 1);
});

test('a deleted video leaves nothing behind in the folder', async (t) => {
  const dataDir = await folderFor(t);
  const emulator = await startEmulator({ dataDir });
  const { videoId } = await bodyOf(await send(emulator, bytesOf(5 * mebibyte), { range: 'part 1/2' }));
  await call(emulator, 'DELETE', `/videos/${videoId}`);
  await emulator.close();

  const again = await started(t, { dataDir });

  assert.deepEqual(again.videos, []);
  assert.deepEqual(await readdir(join(dataDir, 'files')), []);
  assert.doesNotMatch(await readFile(join(dataDir, 'emulator.db'), 'utf8'), new RegExp(videoId));
});

test('a folder that cannot be one is refused with a sentence', async (t) => {
  const folder = await folderFor(t);
  const file = join(folder, 'file');
  await writeFile(file, '');

  await assert.rejects(
    startEmulator({ dataDir: file }),
    /^Error: The emulator cannot keep its data in .*file/,
  );
});

test('a temporary folder goes with its emulator', async (t) => {
  const emulator = await startEmulator();
  const { videoId } = await bodyOf(await send(emulator, Buffer.from('x')));
  const path = emulator.video(videoId)?.path ?? '';
  t.after(() => emulator.close());

  await emulator.close();

  assert.equal(existsSync(path), false);
});

/** The same behaviour is asked of both kinds of database. */
const kinds: Readonly<Record<string, (folder: string) => Promise<Database>>> = {
  memory: () => Promise.resolve(createMemoryDatabase()),
  file: (folder) => openFileDatabase(join(folder, 'test.db')),
};

for (const [kind, open] of Object.entries(kinds)) {
  test(`a collection of the ${kind} database gives back what was put, in the order it came`, async (t) => {
    const database = await open(await folderFor(t));
    const things = database.collection<{ readonly n: number }>('things');

    things.put('b', { n: 1 });
    things.put('a', { n: 2 });
    things.put('b', { n: 3 });
    things.put('c', { n: 4 });
    things.delete('a');
    things.delete('never there');

    assert.deepEqual(things.list(), [{ n: 3 }, { n: 4 }]);
    assert.deepEqual([things.get('b'), things.get('a')], [{ n: 3 }, undefined]);
    things.clear();
    assert.deepEqual(things.list(), []);
    await database.close();
  });
}

test('a line that was cut short by a crash costs that line only', async (t) => {
  const path = join(await folderFor(t), 'test.db');
  const database = await openFileDatabase(path);
  const things = database.collection<string>('things');
  things.put('1', 'one');
  things.put('2', 'two');
  await database.saved();
  await appendFile(path, '{"_id":"things:3","order":3,"js');

  const again = await openFileDatabase(path);

  assert.deepEqual(again.collection('things').list(), ['one', 'two']);
});
