import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HeardEvents } from '../../src/compat/heard-events.js';
import { VideoUploader } from '../../src/compat/index.js';
import type { Emulator, Fault } from '../../src/emulator/index.js';
import { recording, requested, uncaught, uploads } from './compat-fixture.js';
import { blobOf, fault, fileOf } from './upload-fixture.js';

const never = (): null => null;
const manifest = /manifest\.m3u8/;

/** The first so many looks find nothing. */
function notYet(times: number): Fault {
  return { match: { path: '/vod/*/hls/manifest.m3u8' }, times, then: { status: 404 } };
}

/** How often it was looked whether that video plays. */
function looksAt({ requests }: Emulator, videoId: string): number {
  return requests.filter(({ path }) => path.endsWith(`${videoId}/hls/manifest.m3u8`)).length;
}

test('old uploader: onPlayable is told after a failure and another try, once', async (t) => {
  const { emulator, uploader } = await uploads(t);
  emulator.faults.push(fault({ status: 500 }, {}, 1), notYet(1));
  const retried = uploader(fileOf(10), { retryStrategy: never });
  const playable = new Promise<{ readonly videoId: string }>((resolve) => retried.onPlayable(resolve));

  await assert.rejects(retried.upload(), { status: 500 });
  const { videoId } = await retried.upload();
  await retried.upload();

  assert.equal((await playable).videoId, videoId);
  assert.equal(looksAt(emulator, videoId), 2);
});

test('old progressive uploader: onPlayable is told after a failure and another try, once', async (t) => {
  const { emulator, progressive } = await uploads(t);
  emulator.faults.push(fault({ status: 500 }, {}, 1), notYet(1));
  const uploader = progressive({ retryStrategy: never });
  const playable = new Promise<{ readonly videoId: string }>((resolve) => uploader.onPlayable(resolve));
  const last = blobOf(10);

  await assert.rejects(uploader.uploadLastPart(last), { status: 500 });
  const [{ videoId }] = await Promise.all([uploader.uploadLastPart(last), uploader.uploadLastPart(last)]);

  assert.equal((await playable).videoId, videoId);
  assert.equal(looksAt(emulator, videoId), 2);
});

test('old recorder: videoPlayable is told after a failure and another stop(), once', async (t) => {
  const { recorder, emulator, native, next } = await recording(t);
  emulator.faults.push(fault({ status: 400 }, {}, 1), notYet(1));
  const playable = next('videoPlayable');

  recorder.start({ timeslice: 60_000 });
  (await native()).data(1000);
  await assert.rejects(recorder.stop(), { status: 400 });
  const [{ videoId }] = await Promise.all([recorder.stop(), recorder.stop()]);

  assert.equal(((await playable) as { readonly videoId: string }).videoId, videoId);
  assert.equal(looksAt(emulator, videoId), 2);
});

test('old recorder: without a listener to videoPlayable nobody looks, even if there was one', async (t) => {
  const { recorder, emulator, native, next } = await recording(t);
  const removed = (): void => undefined;
  recorder.addEventListener('videoPlayable', removed);
  recorder.removeEventListener('videoPlayable', removed);

  recorder.start({ timeslice: 60_000 });
  (await native()).data(1000);
  const unheard = await recorder.stop();
  const playable = next('videoPlayable');
  recorder.start({ timeslice: 60_000 });
  (await native()).data(1000);
  const heard = await recorder.stop();
  await playable;

  assert.deepEqual([looksAt(emulator, unheard.videoId), looksAt(emulator, heard.videoId)], [0, 1]);
});

test('old recorder: a listener to videoPlayable that is removed meanwhile ends the looks', async (t) => {
  const { recorder, emulator, native } = await recording(t);
  const other = new VideoUploader({
    apiHost: emulator.url,
    uploadToken: emulator.createUploadToken().token,
    file: fileOf(10),
  });
  const removed = (): void => undefined;
  const looked = requested(manifest, { answered: true });
  recorder.addEventListener('videoPlayable', removed);
  // The other video is waited for longer than the pause after the first look at this one.
  emulator.faults.push(notYet(3));

  recorder.start({ timeslice: 60_000 });
  (await native()).data(1000);
  const { videoId } = await recorder.stop();
  await looked;
  recorder.removeEventListener('videoPlayable', removed);
  const playable = new Promise((resolve) => other.onPlayable(resolve));
  const { videoId: otherId } = await other.upload();
  await playable;

  assert.deepEqual([looksAt(emulator, videoId), looksAt(emulator, otherId)], [1, 3]);
});

test('old uploader: what a listener throws is seen, and keeps neither others from hearing nor the upload', async (t) => {
  const thrown = uncaught(t);
  const { uploader } = await uploads(t);
  const heard: string[] = [];
  const throwing = uploader(fileOf(10));
  throwing.onProgress(() => {
    throw new Error('progress');
  });
  throwing.onProgress(() => heard.push('progress'));
  throwing.onPlayable(() => {
    throw new Error('playable');
  });
  const playable = new Promise<void>((resolve) =>
    throwing.onPlayable(() => {
      heard.push('playable');
      resolve();
    }),
  );

  const { videoId } = await throwing.upload();
  await playable;
  await new Promise(setImmediate);

  assert.ok(videoId);
  assert.deepEqual(heard, ['progress', 'playable']);
  assert.deepEqual(
    thrown.map((error) => (error as Error).message),
    heard,
  );
});

test('old progressive uploader: what a listener throws is seen, and harms nothing', async (t) => {
  const thrown = uncaught(t);
  const { progressive } = await uploads(t);
  const uploader = progressive();
  uploader.onProgress(() => {
    throw new Error('progress');
  });
  const playable = new Promise<void>((resolve) =>
    uploader.onPlayable(() => {
      resolve();
      throw new Error('playable');
    }),
  );

  await uploader.uploadLastPart(blobOf(10));
  await playable;
  await new Promise(setImmediate);

  assert.deepEqual(
    thrown.map((error) => (error as Error).message),
    ['progress', 'playable'],
  );
});

test('events know whether they are heard, as browsers count listeners', () => {
  const events = new HeardEvents();
  const listener = (): void => undefined;
  const life = new AbortController();
  const heard = (): boolean => events.isHeard('it');

  const seen = [heard()];
  events.addEventListener('it', null);
  events.addEventListener('other', listener);
  seen.push(heard());
  events.addEventListener('it', listener);
  events.addEventListener('it', listener, false);
  seen.push(heard());
  events.removeEventListener('it', listener, true);
  seen.push(heard());
  events.removeEventListener('it', listener);
  seen.push(heard());
  events.addEventListener('it', { handleEvent: listener }, { once: true });
  seen.push(heard());
  events.dispatchEvent(new Event('it'));
  seen.push(heard());
  events.addEventListener('it', listener, { signal: life.signal });
  seen.push(heard());
  life.abort();
  events.addEventListener('it', listener, { signal: life.signal });
  seen.push(heard());

  assert.deepEqual(seen, [false, false, true, true, false, true, false, true, false]);
});
