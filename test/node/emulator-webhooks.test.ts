import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { Background } from '../../src/emulator/background.js';
import { createCollection } from '../../src/emulator/state/collection.js';
import { createDelivery, signatureOf } from '../../src/emulator/webhook-delivery.js';
import type { WebhookEvent } from '../../src/emulator/webhook-event.js';
import { bodyOf, call, send, started, until } from './emulator-fixture.js';
import { listener } from './webhook-listener.js';

const event: WebhookEvent = { type: 'video.summary.generated', videoId: 'vi1', summaryId: 'summary_1' };

function tell(
  t: TestContext,
  url: string,
  { events = [event.type], anywhere = false, retryDelay = 5 } = {},
): () => void {
  const background = new Background();
  t.after(() => background.close());
  const target = { webhookId: 'webhook_1', url, events, signatureSecret: 'sig_sec_1' };
  const emit = createDelivery({
    targets: () => [target],
    pending: createCollection(),
    now: () => Date.UTC(2021, 0, 29, 15, 46, 25, 217),
    retryDelay,
    anywhere,
    background,
  });
  return () => emit(event);
}

test('the signature is the one that the API documents for its sample', () => {
  const body =
    '{"type":"video.encoding.quality.completed","emittedAt":"2021-01-29T15:46:25.217Z","videoId":"vi0000000000000000000000","liveStreamId":"li0000000000000000000000","encoding":"hls","quality":"720p"}';

  assert.equal(
    signatureOf(body, 'sig_sec_0000000000000000000000'),
    '27a77d3a7fc626854886b5dbfae4e32c8b0170c1ea1b714c91ba77f1e7774e8c',
  );
});

test('an event is told once to whoever takes it, signed and dated', async (t) => {
  const { url, calls } = await listener(t);

  tell(t, url)();
  await until(() => calls.length === 1);
  await sleep(30);

  const [told] = calls;
  assert.ok(told);
  const { headers, body } = told;
  assert.equal(calls.length, 1);
  assert.deepEqual(JSON.parse(body), { ...event, emittedAt: '2021-01-29T15:46:25.217Z' });
  assert.equal(headers['x-api-video-webhookid'], 'webhook_1');
  assert.equal(headers['x-api-video-signature'], signatureOf(body, 'sig_sec_1'));
});

test('a webhook that fails is called again, three times at most, with the same body', async (t) => {
  const { url, calls } = await listener(t, 500, 301, 404, 500);

  tell(t, url, { retryDelay: 30 })();
  await until(() => calls.length === 4);
  await sleep(60);

  assert.equal(calls.length, 4);
  assert.equal(new Set(calls.map(({ body }) => body)).size, 1);
  assert.ok((calls[1]?.at ?? 0) - (calls[0]?.at ?? 0) >= 28);
});

test('a webhook that comes round is not called any more', async (t) => {
  const { url, calls } = await listener(t, 500, 204);

  tell(t, url)();
  await until(() => calls.length === 2);
  await sleep(40);

  assert.equal(calls.length, 2);
});

test('only this machine is called, and only about what it listens for', async (t) => {
  const { url, calls } = await listener(t);

  tell(t, 'http://webhooks.invalid/')();
  tell(t, url, { events: ['video.caption.generated'] })();
  tell(t, url.replace('127.0.0.1', 'localhost'), { anywhere: true })();
  await until(() => calls.length === 1);
  await sleep(30);

  assert.equal(calls.length, 1);
});

test('a complete upload tells of each quality, in their order', async (t) => {
  const emulator = await started(t, { ffmpeg: false, playableAfter: 40, webhookRetryDelay: 5 });
  const { url, calls } = await listener(t);
  const made = await call(emulator, 'POST', '/webhooks', {
    url,
    events: ['video.encoding.quality.completed'],
  });
  const { webhookId, signatureSecret } = (await made.json()) as {
    webhookId: string;
    signatureSecret: string;
  };

  const { videoId } = await bodyOf(await send(emulator, Buffer.from('film')));
  await until(() => calls.length === 5);

  const told = calls.map(
    ({ body }) => JSON.parse(body) as { videoId: string; encoding: string; quality: string },
  );
  assert.deepEqual(told.map(({ encoding, quality }) => `${encoding} ${quality}`).sort(), [
    'hls 240p',
    'hls 360p',
    'hls 480p',
    'hls 720p',
    'mp4 720p',
  ]);
  assert.deepEqual(new Set(told.map((each) => each.videoId)), new Set([videoId]));
  for (const { headers, body } of calls) {
    assert.equal(headers['x-api-video-webhookid'], webhookId);
    assert.equal(headers['x-api-video-signature'], signatureOf(body, signatureSecret));
  }
});

test('a video that is deleted is told of no more, and close ends what is under way', async (t) => {
  const emulator = await started(t, { ffmpeg: false, playableAfter: 50, webhookRetryDelay: 60_000 });
  const { url, calls } = await listener(t, 500);
  await call(emulator, 'POST', '/webhooks', { url, events: ['video.encoding.quality.completed'] });

  const { videoId } = await bodyOf(await send(emulator, Buffer.from('film')));
  await call(emulator, 'DELETE', `/videos/${videoId}`);
  await send(emulator, Buffer.from('another'));
  await until(() => calls.length > 0);
  await emulator.close();

  assert.ok(calls.every(({ body }) => !body.includes(videoId)));
});
