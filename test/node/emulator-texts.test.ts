import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import type { Emulator } from '../../src/emulator/index.js';
import { bodyOf, call, send, started, until } from './emulator-fixture.js';
import { listener, type Call } from './webhook-listener.js';

const events = ['video.caption.generated', 'video.summary.generated'];

async function heard(t: TestContext, playableAfter = 0): Promise<{ emulator: Emulator; calls: Call[] }> {
  const emulator = await started(t, { ffmpeg: false, playableAfter });
  const { url, calls } = await listener(t);
  await call(emulator, 'POST', '/webhooks', { url, events });
  return { emulator, calls };
}

async function created(emulator: Emulator, attributes: object): Promise<string> {
  return (await bodyOf(await call(emulator, 'POST', '/videos', { title: 'Talk', ...attributes }))).videoId;
}

async function read(emulator: Emulator, path: string): Promise<Record<string, unknown>[]> {
  return ((await (await call(emulator, 'GET', path)).json()) as { data: Record<string, unknown>[] }).data;
}

/** The events, without their dates. */
function told(calls: readonly Call[]): Record<string, unknown>[] {
  return calls.map(({ body }) => {
    const event = JSON.parse(body) as Record<string, unknown>;
    delete event.emittedAt;
    return event;
  });
}

test('a video with a language is transcribed once it plays, and webhooks hear of it', async (t) => {
  const { emulator, calls } = await heard(t, 60);
  const videoId = await created(emulator, { language: 'fr' });
  await send(emulator, Buffer.from('film'), { videoId });
  const early = await read(emulator, `/videos/${videoId}/captions`);

  await until(() => calls.length === 1);

  const [caption] = await read(emulator, `/videos/${videoId}/captions`);
  const [event] = told(calls);
  assert.deepEqual(early, []);
  assert.match(String(event?.captionId), /^caption_\w+$/);
  assert.deepEqual(event, {
    type: 'video.caption.generated',
    videoId,
    captionId: event?.captionId,
    generationMode: 'transcript',
    language: 'fr',
  });
  assert.equal(caption?.srclang, 'fr');
  assert.match(await (await fetch(String(caption.src))).text(), /^WEBVTT\n/);
});

test('a summary is told of once: with its video, or when it is asked for later', async (t) => {
  const { emulator, calls } = await heard(t);
  const first = await created(emulator, { transcriptSummary: true });
  const later = await created(emulator, {});
  for (const videoId of [first, later]) await send(emulator, Buffer.from('film'), { videoId });
  await until(() => calls.length === 1);

  await call(emulator, 'POST', '/summaries', { videoId: later, origin: 'auto' });
  await call(emulator, 'PATCH', `/videos/${first}`, { transcript: true });
  await until(() => calls.length === 3);

  const summaries = await read(emulator, '/summaries?sortBy=createdAt');
  const of = (videoId: string) => summaries.find((summary) => summary.videoId === videoId)?.summaryId;
  const all = told(calls);
  assert.deepEqual(
    all.filter(({ type }) => type === 'video.summary.generated'),
    [first, later].map((videoId) => ({ type: 'video.summary.generated', videoId, summaryId: of(videoId) })),
  );
  assert.deepEqual(
    all.flatMap(({ language }) => language ?? []),
    ['en'],
  );
});

test('another language is another transcript; captions that are there are left alone', async (t) => {
  const { emulator, calls } = await heard(t);
  const videoId = await created(emulator, { language: 'fr' });
  await send(emulator, Buffer.from('film'), { videoId });
  await until(() => calls.length === 1);

  await call(emulator, 'PATCH', `/videos/${videoId}`, { language: 'es' });
  await call(emulator, 'PATCH', `/videos/${videoId}`, { language: 'fr' });
  await until(() => calls.length === 2);

  const captions = await read(emulator, `/videos/${videoId}/captions`);
  assert.deepEqual(
    captions.map(({ srclang }) => srclang),
    ['es', 'fr'],
  );
});

test('nobody is told of texts that nobody wanted', async (t) => {
  const { emulator } = await heard(t);
  const { videoId } = await bodyOf(await send(emulator, Buffer.from('film')));
  await call(emulator, 'POST', '/summaries', { videoId });

  assert.deepEqual(await read(emulator, `/videos/${videoId}/captions`), []);
  assert.equal((await read(emulator, '/summaries'))[0]?.sourceStatus, 'missing');
});
