import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as compat from '../../src/compat/index.js';
import { engines, installFakeMediaRecorder } from '../helpers/fake-media-recorder.js';
import {
  access,
  assertBears,
  file,
  options,
  progressive,
  record,
  recorder,
  stream,
  uploader,
} from './bad-input-compat-fixture.js';
import { each, made } from './bad-input-values.js';
import { uncaught } from './compat-fixture.js';

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

test('an old recorder bears any stream, and any options', async (t) => {
  installFakeMediaRecorder(t, engines.chromiumWebm);
  const escaped = uncaught(t);

  await assertBears({
    stream: (value) => made(compat.ApiVideoMediaRecorder, value, options()),
    options: (value) => made(compat.ApiVideoMediaRecorder, stream, value),
    ...each([...common, 'onError', 'generateFileOnStop', 'mimeType'], (option) => record(recorder(option))),
    'onError of a failure': (value) => record(recorder({ onError: value, uploadToken: 'unknown' })),
  });

  assert.deepEqual(escaped, []);
});

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
