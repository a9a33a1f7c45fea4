import { after, before, test } from 'node:test';
import * as compat from '../../src/compat/index.js';
import { startEmulator, type Emulator } from '../../src/emulator/index.js';
import { engines, fakeStream, installFakeMediaRecorder } from '../helpers/fake-media-recorder.js';
import { assertBears as bears, each, made, type Loose } from './bad-input-values.js';

let emulator: Emulator;
let uploadToken = '';
before(async () => {
  emulator = await startEmulator({ ffmpeg: false });
  ({ token: uploadToken } = emulator.createUploadToken());
});
after(() => emulator.close());
type Calls = Readonly<Record<string, (value: unknown) => unknown>>;
const assertBears = (calls: Calls): Promise<void> =>
  bears(calls, { secrets: [uploadToken, emulator.apiKey] });

const file = (): Blob => new File(['some bytes'], 'film.mp4');
const { stream } = fakeStream();
const options = (): object => ({ uploadToken, apiHost: emulator.url, retries: 0 });
/** Without an upload token: even an empty one would be taken for it. */
const access = (): object => ({ accessToken: 'x', videoId: 'vi1', apiHost: emulator.url, retries: 0 });

const uploader = (more: object = {}): Loose =>
  made(compat.VideoUploader, { ...options(), file: file(), ...more });
const progressive = (more: object = {}): Loose => made(compat.ProgressiveUploader, { ...options(), ...more });
const recorder = (more: object = {}): Loose =>
  made(compat.ApiVideoMediaRecorder, stream, { ...options(), ...more });

const common = [
  'uploadToken',
  'videoId',
  'apiHost',
  'apiKey',
  'retries',
  'retryStrategy',
  'videoName',
  'origin',
];

test('an old uploader bears any options', () =>
  assertBears({
    options: (value) => made(compat.VideoUploader, value),
    ...each([...common, 'file', 'chunkSize', 'maxVideoDuration'], (option) => uploader(option).upload?.()),
    ...each(['application', 'sdk'], (origin) => uploader({ origin }).upload?.()),
    ...each(['name', 'version'], (more) =>
      uploader({ origin: { application: { name: 'a', version: '1', ...more } } }).upload?.(),
    ),
  }));

test('an old uploader bears any access token', () =>
  assertBears(
    each(['accessToken', 'refreshToken', 'videoId'], (option) =>
      made(compat.VideoUploader, { file: file(), ...access(), ...option }).upload?.(),
    ),
  ));

test('an old uploader of parts bears any options', () =>
  assertBears({
    options: (value) => made(compat.ProgressiveUploader, value),
    ...each([...common, 'preventEmptyParts', 'mergeSmallPartsBeforeUpload'], (option) =>
      progressive(option).uploadLastPart?.(file()),
    ),
  }));

/** Records a little, and sends it; what has failed is told by `stop()`. */
function record(made: Loose, started?: unknown): unknown {
  made.start?.(started);
  return made.stop?.();
}

test('an old recorder bears any stream, and any options', async (t) => {
  installFakeMediaRecorder(t, engines.chromiumWebm);
  await assertBears({
    stream: (value) => made(compat.ApiVideoMediaRecorder, value, options()),
    options: (value) => made(compat.ApiVideoMediaRecorder, stream, value),
    ...each([...common, 'generateFileOnStop', 'mimeType'], (option) => record(recorder(option))),
  });
});

test('an old recorder bears any options of a start', (t) => {
  installFakeMediaRecorder(t, engines.chromiumWebm);
  return assertBears({
    options: (value) => record(recorder(), value),
    timeslice: (timeslice) => record(recorder(), { timeslice }),
  });
});

test('an old uploader of parts bears any part', () =>
  assertBears({
    uploadPart: (value) => progressive().uploadPart?.(value),
    'uploadPart, unmerged': (value) =>
      progressive({ mergeSmallPartsBeforeUpload: false }).uploadPart?.(value),
    uploadLastPart: (value) => progressive().uploadLastPart?.(value),
  }));

test('an old uploader bears any answer of a retry strategy', () => {
  const apiHost = 'http://127.0.0.1:9';
  return assertBears({
    // Once: what is a delay is waited for, and then it gives up.
    retryStrategy: (value) => {
      const answers = [typeof value === 'number' && value > 0 ? 0 : value];
      return uploader({ apiHost, retries: undefined, retryStrategy: () => answers.pop() ?? null }).upload?.();
    },
  });
});
