import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { test } from 'node:test';
import type { ApiVideoError } from '../../src/base/error.js';
import {
  isKnownWebhookEvent,
  parseWebhook,
  signWebhook,
  verifyWebhook,
  webhookMemory,
  type WebhookEvent,
} from '../../src/node/index.js';
import { clientScene } from './client-fixture.js';
import { until } from './emulator-fixture.js';
import { failureOf, serverOf } from './upload-fixture.js';

const secret = 'sig_sec_0000000000000000000000';
const body =
  '{"type":"video.encoding.quality.completed","emittedAt":"2021-01-29T15:46:25.217Z","videoId":"vi0000000000000000000000","liveStreamId":"li0000000000000000000000","encoding":"hls","quality":"720p"}';
const signature = '27a77d3a7fc626854886b5dbfae4e32c8b0170c1ea1b714c91ba77f1e7774e8c';
const headers = { 'X-Api-Video-Signature': signature, 'X-Api-Video-WebhookID': 'webhook_1' };

function request(): Request {
  return new Request('https://page.example/hook', { method: 'POST', body, headers });
}

test("a signature is made as the service makes it, which its documentation's example shows", () => {
  assert.equal(signWebhook(body, secret), signature);
});

test('a body is verified as text, as bytes and in a request', async () => {
  assert.equal(verifyWebhook(body, signature, secret), true);
  assert.equal(verifyWebhook(Buffer.from(body), signature.toUpperCase(), secret), true);
  assert.equal(verifyWebhook(new TextEncoder().encode(body), signature, secret), true);
  assert.equal(await verifyWebhook(request(), secret), true);
  assert.equal(await verifyWebhook(request(), signature, secret), true);
});

test('any other body, signature or secret is refused', async () => {
  assert.equal(verifyWebhook(`${body} `, signature, secret), false);
  assert.equal(verifyWebhook(body, `${signature.slice(0, -1)}d`, secret), false);
  assert.equal(verifyWebhook(body, signature.slice(2), secret), false);
  assert.equal(verifyWebhook(body, '', secret), false);
  assert.equal(verifyWebhook(body, undefined, secret), false);
  assert.equal(verifyWebhook(body, signature, 'other'), false);
  assert.equal(verifyWebhook(body, signWebhook(body, ''), ''), false);
  assert.equal(await verifyWebhook(request(), 'other'), false);
});

test('an event is parsed by its one secret, or by the secret of its webhook', async () => {
  const byOne = await parseWebhook(body, headers, { secret });
  const byId = await parseWebhook(body, new Headers(headers), {
    secretOf: (id) => Promise.resolve(id === 'webhook_1' ? secret : undefined),
  });
  const byRequest = await parseWebhook(request(), { secret });

  assert.deepEqual([byOne, byId, byRequest], Array(3).fill(JSON.parse(body)));
  assert.equal(byOne.type === 'video.encoding.quality.completed' && byOne.quality, '720p');
});

test('a forged, old or repeated call is refused with a code of its own', async () => {
  const memory = webhookMemory();
  const parse = (options: object) => parseWebhook(body, headers, { secret, ...options });
  await parse({ memory });

  const refusals = [
    parseWebhook(body, {}, { secret }),
    parseWebhook(body, headers, { secretOf: () => undefined }),
    parse({ maxAge: 300 }),
    parse({ memory }),
  ];

  const codes = await Promise.all(refusals.map(async (refusal) => (await failureOf(refusal)).code));
  assert.deepEqual(codes, ['webhook-forged', 'webhook-forged', 'webhook-expired', 'webhook-repeated']);
});

for (const behind of ['zz', '0', ' 00', '\u0000', 'g'.repeat(64), signature]) {
  test(`a call that comes again with ${JSON.stringify(behind)} behind its signature is refused`, async () => {
    const memory = webhookMemory();
    await parseWebhook(body, headers, { secret, memory });

    const again = parseWebhook(body, { 'x-api-video-signature': signature + behind }, { secret, memory });

    assert.equal((await failureOf(again)).code, 'webhook-forged');
    assert.equal(verifyWebhook(body, signature + behind, secret), false);
  });
}

test('a memory forgets the oldest first', async () => {
  const memory = webhookMemory(2);

  const told: boolean[] = [];
  for (const id of ['a', 'b', 'a', 'c', 'a', 'c']) told.push(await memory.remember(id));

  assert.deepEqual(told, [true, true, false, true, true, false]);
});

test('an event of a kind to come is kept as it is', async () => {
  const text = JSON.stringify({ type: 'video.watched', emittedAt: new Date().toISOString(), times: 3 });

  const event = await parseWebhook(
    text,
    { 'x-api-video-signature': signWebhook(text, secret) },
    { secret, maxAge: 60 },
  );

  assert.equal(isKnownWebhookEvent(event), false);
  assert.deepEqual([event.type, 'times' in event && event.times], ['video.watched', 3]);
});

test('a body that a parser has taken apart is refused, with a word of what to do', async () => {
  const parsed = JSON.parse(body) as never;

  assert.throws(() => verifyWebhook(parsed, signature, secret), {
    code: 'invalid-option',
    message: /raw bytes/,
  });
  await assert.rejects(parseWebhook(parsed, headers, { secret }), { code: 'invalid-option' });
});

test("what the service calls is taken in by a server of Node's", async (t) => {
  const { client } = await clientScene(t);
  const events: WebhookEvent[] = [];
  let signatureSecret = '';
  const url = await serverOf(t, (incoming, response) => {
    parseWebhook(incoming, { secretOf: () => signatureSecret, maxAge: 60 })
      .then((event) => events.push(event))
      .then(
        () => response.writeHead(202).end(),
        () => response.writeHead(400).end(),
      );
  });
  const webhook = await client.webhooks.create({ events: ['video.encoding.quality.completed'], url });
  signatureSecret = webhook.signatureSecret ?? '';
  const { videoId } = await client.videos.create({ title: 'x' });

  await client.videos.upload(videoId, Buffer.from('film'));
  await until(() => events.length === 5);

  assert.ok(events.every((event) => 'videoId' in event && event.videoId === videoId));
});

test('a framework that has kept the raw body of a request is understood', async (t) => {
  const results: boolean[] = [];
  const server = createServer((incoming, response) => {
    incoming.resume().on('end', () => {
      Object.assign(incoming, { rawBody: Buffer.from(body), body: JSON.parse(body) as unknown });
      void verifyWebhook(incoming, secret).then((result) => {
        results.push(result);
        response.end();
      });
    });
  });
  t.after(() => server.close());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();

  await fetch(`http://127.0.0.1:${typeof address === 'object' ? (address?.port ?? 0) : 0}/`, {
    method: 'POST',
    body,
    headers,
  });

  assert.deepEqual(results, [true]);
});

test('options of a class of one’s own keep what they can do', async () => {
  class Secrets {
    readonly #kept = new Map([['webhook_1', secret]]);
    readonly memory = null as never;
    secretOf(id: string): string | undefined {
      return this.#kept.get(id);
    }
  }

  const event = await parseWebhook(body, headers, new Secrets());

  assert.deepEqual(event, JSON.parse(body));
});

test('a call that breaks off in its body is no mistake of who reads it', async (t) => {
  const failures: Promise<unknown>[] = [];
  const server = createServer((call) => {
    failures.push(failureOf(parseWebhook(call, { secret })));
  });
  t.after(() => server.close());
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  socket.write('POST /hook HTTP/1.1\r\nHost: here\r\nContent-Length: 1000\r\n\r\n{"type":');
  await until(() => failures.length > 0);

  socket.destroy();
  const [failure] = await Promise.all(failures);

  const { code, retryable } = failure as ApiVideoError;
  assert.deepEqual([code, retryable], ['network', true]);
});
