import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { createEmulator } from '../../src/emulator/emulator.js';
import { startEmulator } from '../../src/emulator/index.js';
import { bodyOf, call, send, started, until } from './emulator-fixture.js';
import { listener } from './webhook-listener.js';

async function folderFor(t: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'emulator-restart-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** The address that a new emulator gives to what the former one had at `url`. */
function moved(url: string, { url: origin }: { readonly url: string }): string {
  return origin + new URL(url).pathname + new URL(url).search;
}

test('private tokens and sessions open a video over a restart, and each token still once', async (t) => {
  const options = { dataDir: await folderFor(t), ffmpeg: false } as const;
  const first = await startEmulator(options);
  const { videoId } = await bodyOf(await call(first, 'POST', '/videos', { title: 'Secret', public: false }));
  await send(first, Buffer.from('film'), { videoId });
  const assetsOf = async () => (await bodyOf(await call(first, 'GET', `/videos/${videoId}`))).assets;
  const { mp4 } = await assetsOf();
  const used = (await assetsOf()).mp4;
  const session = await fetch(used.replace('mp4/source.mp4', 'session'));
  const { session_token } = (await session.json()) as { session_token: string };
  await first.close();

  const second = await started(t, options);
  const statusOf = async (url: string) => (await fetch(moved(url, second))).status;

  assert.deepEqual([await statusOf(mp4), await statusOf(mp4)], [200, 404]);
  assert.deepEqual([await statusOf(used), await statusOf(`${used}?avh=${session_token}`)], [404, 200]);
});

test('a webhook that could not be reached is told after a restart', async (t) => {
  const { url, calls } = await listener(t, 500);
  const options = { dataDir: await folderFor(t), ffmpeg: false, webhookRetryDelay: 60_000 } as const;
  const first = await startEmulator(options);
  await call(first, 'POST', '/webhooks', { url, events: ['video.summary.generated'] });
  const { videoId } = await bodyOf(await send(first, Buffer.from('film')));
  await call(first, 'POST', '/summaries', { videoId, origin: 'auto' });
  await until(() => calls.length === 1);
  await first.close();

  const second = await startEmulator(options);
  await until(() => calls.length === 2);
  await second.close();
  await (await startEmulator(options)).close();

  assert.equal(calls[1]?.body, calls[0]?.body);
  assert.equal(calls.length, 2);
});

test('qualities that nobody had been told of before the end are told of after it', async (t) => {
  const { url, calls } = await listener(t);
  const dataDir = await folderFor(t);
  const first = await startEmulator({ dataDir, ffmpeg: false, playableAfter: 60_000 });
  await call(first, 'POST', '/webhooks', { url, events: ['video.encoding.quality.completed'] });
  const { videoId } = await bodyOf(await send(first, Buffer.from('film')));
  await first.close();

  const second = await startEmulator({ dataDir, ffmpeg: false, playableAfter: 1 });
  await until(() => calls.length === 5);
  await second.close();

  assert.ok(calls.every(({ body }) => body.includes(videoId)));
});

test('a video that can no longer be restored goes with its files, at the next start or look', async (t) => {
  const clock = { now: Date.UTC(2024, 0, 1) };
  const options = { dataDir: await folderFor(t), ffmpeg: false, videoRestore: true } as const;
  const first = await createEmulator(options, () => clock.now);
  const [one, two, kept] = await Promise.all(
    ['one', 'two', 'kept'].map(async (film) => (await bodyOf(await send(first, Buffer.from(film)))).videoId),
  );
  const folders = () => readdir(join(options.dataDir, 'files'));
  await call(first, 'DELETE', `/videos/${one ?? ''}`);
  clock.now += 1000;
  await call(first, 'DELETE', `/videos/${two ?? ''}`);
  clock.now += 90 * 24 * 3600 * 1000 - 1000;
  await call(first, 'GET', '/discarded/videos');
  const looked = await folders();
  await first.close();

  clock.now += 1000;
  const second = await createEmulator(options, () => clock.now);
  await until(async () => (await folders()).length === 1);
  await second.close();

  assert.deepEqual(looked.sort(), [two, kept].sort());
  assert.deepEqual(await folders(), [kept]);
});
