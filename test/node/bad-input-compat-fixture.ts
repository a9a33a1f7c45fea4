import { after, before } from 'node:test';
import * as compat from '../../src/compat/index.js';
import { startEmulator, type Emulator } from '../../src/emulator/index.js';
import { fakeStream } from '../helpers/fake-media-recorder.js';
import { assertBears as bears, made, type Loose } from './bad-input-values.js';

// One emulator for all tests of a file: what is wrong seldom gets as far as a server.
let emulator: Emulator;
let token = '';
before(async () => {
  emulator = await startEmulator({ ffmpeg: false });
  ({ token } = emulator.createUploadToken());
});
after(() => emulator.close());

export type Calls = Readonly<Record<string, (value: unknown) => unknown>>;
export const assertBears = (calls: Calls): Promise<void> =>
  bears(calls, { secrets: [token, emulator.apiKey] });

export const file = (): Blob => new File(['some bytes'], 'film.mp4');
export const { stream } = fakeStream();
export const uploadToken = (): string => token;
export const options = (): object => ({ uploadToken: token, apiHost: emulator.url, retries: 0 });
/** Without an upload token: even an empty one would be taken for it. */
export const access = (): object => ({
  accessToken: 'x',
  videoId: 'vi1',
  apiHost: emulator.url,
  retries: 0,
});

export const uploader = (more: object = {}): Loose =>
  made(compat.VideoUploader, { ...options(), file: file(), ...more });
export const progressive = (more: object = {}): Loose =>
  made(compat.ProgressiveUploader, { ...options(), ...more });
export const recorder = (more: object = {}): Loose =>
  made(compat.ApiVideoMediaRecorder, stream, { ...options(), ...more });

/** Records a little, and sends it; what has failed is told by `stop()`. */
export function record(made: Loose, started?: unknown): unknown {
  made.start?.(started);
  return made.stop?.();
}
