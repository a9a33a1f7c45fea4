import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startEmulator, type Emulator } from '../../src/emulator/index.js';
import * as server from '../../src/node/index.js';
import { assertBears as bears, each, loose, made, methodsOf, type Loose } from './bad-input-values.js';

let emulator: Emulator;
let token = '';
let client: Loose;
before(async () => {
  emulator = await startEmulator({ ffmpeg: false });
  ({ token } = emulator.createUploadToken());
  client = clientWith({});
});
after(() => emulator.close());

const file = (): Blob => new File(['some bytes'], 'film.mp4');
const clientWith = (more: object): Loose =>
  made(server.ApiVideoClient, {
    baseUri: emulator.url,
    apiKey: emulator.apiKey,
    retry: { limit: 0 },
    ...more,
  });
const assertBears = (calls: Parameters<typeof bears>[0]): Promise<void> =>
  bears(calls, { secrets: [token, emulator.apiKey] });

test('a client in Node bears any options', () => {
  const names = ['apiKey', 'baseUri', 'environment', 'chunkSize', 'concurrency', 'timeout', 'retry', 'fetch'];
  const more = ['applicationName', 'applicationVersion', 'sdkName', 'sdkVersion', 'debug', 'authentication'];
  return assertBears({
    options: (value) => made(server.ApiVideoClient, value),
    ...each([...names, ...more], (option) => loose(clientWith(option).videos).list?.()),
    accessToken: (value) => loose(clientWith({ apiKey: undefined, accessToken: value }).videos).list?.(),
    refreshToken: (value) =>
      loose(clientWith({ apiKey: undefined, accessToken: 'x', refreshToken: value }).videos).list?.(),
  });
});

test('every method of every resource bears any arguments', async () => {
  const resources = Object.entries(client).filter(
    ([, value]: [string, unknown]) => typeof value === 'object',
  );
  const calls = resources.flatMap(([resource, methods]) =>
    methodsOf(methods).flatMap((method) => {
      const name = `${resource}.${method}`;
      const call = (...args: readonly unknown[]): unknown => settledOf(loose(methods)[method]?.(...args));
      const all: [string, (value: unknown) => unknown] = [name, (value) => call(value, value, value)];
      if (method.endsWith('WithResponseHeaders')) return [all];
      const second: typeof all = [`${name}, second`, (value) => call('x1', value)];
      return [all, second, [`${name}, third`, (value: unknown) => call('x1', {}, value)] as typeof all];
    }),
  );

  assert.ok(calls.length >= 200, `only ${calls.length} calls were found`);
  await assertBears(Object.fromEntries(calls));
});

/** A session is not a promise: what it does with a part is what counts. */
function settledOf(result: unknown): unknown {
  const { uploadLastPart } = Object(result) as Partial<Loose>;
  return uploadLastPart ? uploadLastPart(file()) : result;
}

test('a call bears any signal and any time', () =>
  assertBears(each(['signal', 'timeout'], (option) => loose(client.videos).list?.({}, option))));

test('what a client can do besides bears any arguments', () =>
  assertBears({
    getAccessToken: (value) => client.getAccessToken?.(value),
    playback: (value) => client.playback?.(value),
    'playback with': (value) => client.playback?.('vi1', value),
    privateSession: (value) => client.privateSession?.(value, value, value),
    oembed: (value) => client.oembed?.(value, value),
  }));

test('an upload in Node bears any options', () => {
  const names = ['videoId', 'videoName', 'partSize', 'concurrency', 'retry', 'partTimeout', 'signal'];
  return assertBears(
    each([...names, 'onProgress', 'journal'], (option) =>
      loose(client.videos).uploadWithUploadToken?.(token, file(), option),
    ),
  );
});

test('a progressive session bears any part and any listener', () => {
  const session = (): Loose =>
    loose(loose(client.videos).createUploadWithUploadTokenProgressiveSession?.(token));
  return assertBears({
    uploadPart: (value) => session().uploadPart?.(value),
    'uploadPart, told': (value) => session().uploadLastPart?.(file(), value),
    uploadLastPart: (value) => session().uploadLastPart?.(value),
  });
});

test('webhooks bear any arguments', () => {
  const { signWebhook, verifyWebhook, parseWebhook, isKnownWebhookEvent, webhookMemory } = loose(server);
  const signed = { 'x-api-video-signature': signWebhook?.('{"type":"x"}', 'secret') };
  const parse = (option: object): unknown =>
    parseWebhook?.('{"type":"x"}', signed, { secret: 'secret', ...option });
  return assertBears({
    signWebhook: (value) => signWebhook?.(value, 'secret'),
    'signWebhook with': (value) => signWebhook?.('{}', value),
    verifyWebhook: (value) => verifyWebhook?.(value, 'signature', 'secret'),
    'verifyWebhook by': (value) => verifyWebhook?.('{}', value, 'secret'),
    'verifyWebhook with': (value) => verifyWebhook?.('{}', 'signature', value),
    'verifyWebhook of a request': (value) => verifyWebhook?.({ headers: value, body: value }, 'secret'),
    parseWebhook: (value) => parseWebhook?.(value, {}, { secret: 'secret' }),
    'parseWebhook by': (value) => parseWebhook?.('{}', value, { secret: 'secret' }),
    'parseWebhook with': (value) => parseWebhook?.('{}', {}, value),
    'parseWebhook of a request': (value) =>
      parseWebhook?.({ headers: value, rawBody: value }, { secret: 'secret' }),
    ...each(['secret', 'secretOf', 'maxAge', 'memory'], parse),
    isKnownWebhookEvent: (value) => isKnownWebhookEvent?.(value),
    webhookMemory: (value) => webhookMemory?.(value),
  });
});
