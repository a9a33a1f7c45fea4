import { after, before, test } from 'node:test';
import { startEmulator, type Emulator } from '../../src/emulator/index.js';
import * as browser from '../../src/index.js';
import { assertBears as bears, each, loose, made, type Loose } from './bad-input-values.js';

let emulator: Emulator;
let token = '';
let video: browser.Video;
before(async () => {
  emulator = await startEmulator({ ffmpeg: false });
  ({ token } = emulator.createUploadToken());
  video = await new browser.ApiVideoClient({ baseUri: emulator.url, uploadToken: token }).upload(file());
});
after(() => emulator.close());

const file = (): Blob => new File(['some bytes'], 'film.mp4');
const retry = { limit: 0 };
const options = (): object => ({ baseUri: emulator.url, uploadToken: token, retry });
const clientWith = (more: object): Loose => made(browser.ApiVideoClient, { ...options(), ...more });
const assertBears = (calls: Parameters<typeof bears>[0]): Promise<void> =>
  bears(calls, { secrets: [token, emulator.apiKey] });

test('a client in a page bears any options', () =>
  assertBears({
    options: (value) => made(browser.ApiVideoClient, value),
    ...each(['uploadToken', 'tokenProvider', 'baseUri', 'retry', 'application', 'sdk', 'apiKey'], (option) =>
      clientWith(option).upload?.(file()),
    ),
  }));

test('an upload in a page bears any options', () => {
  const names = ['videoId', 'videoName', 'partSize', 'concurrency', 'retry', 'partTimeout', 'signal'];
  const more = ['onProgress', 'journal', 'handle', 'maxDuration'];
  const client = clientWith({});
  return assertBears(each([...names, ...more], (option) => client.upload?.(file(), option)));
});

test('the retries of an upload bear any numbers', () => {
  const client = clientWith({});
  return assertBears(
    each(['limit', 'baseDelay', 'maxDelay'], (option) => client.upload?.(file(), { retry: option })),
  );
});

test('an upload of bytes that are still coming bears any options', () => {
  const names = ['videoId', 'videoName', 'partSize', 'retry', 'partTimeout', 'signal', 'onProgress'];
  const client = clientWith({});
  return assertBears(each(names, (option) => loose(client.uploadStream?.(option)).complete?.(file())));
});

test('what is called on a client in a page bears any arguments', () => {
  const client = clientWith({});
  const stream = (given?: unknown): Loose => loose(client.uploadStream?.(given));
  const timeout = 1;
  return assertBears({
    upload: (value) => client.upload?.(value),
    'upload with': (value) => client.upload?.(file(), value),
    uploadWithUploadToken: (value) => loose(client.videos).uploadWithUploadToken?.(value, file()),
    'uploadWithUploadToken of': (value) => loose(client.videos).uploadWithUploadToken?.(token, value),
    'uploadWithUploadToken with': (value) =>
      loose(client.videos).uploadWithUploadToken?.(token, file(), value),
    uploadStream: (value) => stream(value).complete?.(file()),
    append: (value) => stream().append?.(value),
    complete: (value) => {
      const upload = stream();
      upload.append?.(file());
      return upload.complete?.(value);
    },
    playback: (value) => client.playback?.(value),
    'playback with': (value) => client.playback?.('vi1', value),
    'playback with the token': (value) => client.playback?.('vi1', { privateToken: value }),
    privateSession: (value) => client.privateSession?.(value, 'token'),
    'privateSession with the token': (value) => client.privateSession?.('vi1', value),
    'privateSession with': (value) => client.privateSession?.('vi1', 'token', value),
    oembed: (value) => client.oembed?.(value),
    'oembed with': (value) => client.oembed?.('https://embed.api.video/vod/vi1', value),
    waitUntilPlayable: (value) => client.waitUntilPlayable?.(value, { timeout }),
    'waitUntilPlayable for the id': (value) => client.waitUntilPlayable?.({ videoId: value }, { timeout }),
    'waitUntilPlayable at': (value) =>
      client.waitUntilPlayable?.({ videoId: 'vi1', assets: value }, { timeout }),
    'waitUntilPlayable with': (value) => client.waitUntilPlayable?.(video, value),
    'waitUntilPlayable for': (value) => client.waitUntilPlayable?.(video, { timeout: value }),
    'waitUntilPlayable until': (value) => client.waitUntilPlayable?.(video, { signal: value }),
    ratio: (value) => loose(browser).ratio?.(value),
    isApiVideoError: (value) => loose(browser).isApiVideoError?.(value),
  });
});
