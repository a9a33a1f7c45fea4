import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as compat from '../../src/compat/index.js';
import { engines, installFakeMediaRecorder } from '../helpers/fake-media-recorder.js';
import {
  assertBears,
  file,
  progressive,
  record,
  recorder,
  uploader,
  uploadToken,
  type Calls,
} from './bad-input-compat-fixture.js';
import { loose, methodsOf, type Loose } from './bad-input-values.js';
import { uncaught } from './compat-fixture.js';

/** An upload to listen to, whose listeners are called. */
const heard = (listen: (upload: Loose) => unknown): unknown => {
  const upload = uploader();
  listen(upload);
  return upload.upload?.();
};

/** Each method of each class, with a wrong value for each of its arguments. */
const methods: Readonly<Record<string, Readonly<Record<string, Calls>>>> = {
  VideoUploader: {
    onProgress: { listener: (value) => heard((upload) => upload.onProgress?.(value)) },
    onPlayable: { listener: (value) => heard((upload) => upload.onPlayable?.(value)) },
    upload: { nothing: (value) => uploader().upload?.(value) },
    cancel: { nothing: (value) => uploader().cancel?.(value) },
  },
  ProgressiveUploader: {
    onProgress: {
      listener: (value) => {
        const upload = progressive();
        upload.onProgress?.(value);
        return upload.uploadLastPart?.(file());
      },
    },
    onPlayable: { listener: (value) => progressive().onPlayable?.(value) },
    uploadPart: {
      file: (value) => progressive().uploadPart?.(value),
      'file, unmerged': (value) => progressive({ mergeSmallPartsBeforeUpload: false }).uploadPart?.(value),
    },
    uploadLastPart: {
      file: (value) => progressive().uploadLastPart?.(value),
      'file, after another': async (value) => {
        const upload = progressive();
        await upload.uploadPart?.(file());
        return upload.uploadLastPart?.(value);
      },
    },
    cancel: { nothing: (value) => progressive().cancel?.(value) },
  },
  ApiVideoMediaRecorder: {
    addEventListener: {
      type: (value) => recorder().addEventListener?.(value, () => undefined),
      callback: (value) => recorder().addEventListener?.('error', value),
      options: (value) => recorder().addEventListener?.('error', () => undefined, value),
      signal: (signal) => recorder().addEventListener?.('error', () => undefined, { signal }),
    },
    removeEventListener: {
      type: (value) => recorder().removeEventListener?.(value, () => undefined),
      callback: (value) => recorder().removeEventListener?.('error', value),
      options: (value) => recorder().removeEventListener?.('error', () => undefined, value),
    },
    start: {
      options: (value) => record(recorder(), value),
      timeslice: (timeslice) => record(recorder(), { timeslice }),
    },
    pause: { nothing: (value) => recorder().pause?.(value) },
    resume: { nothing: (value) => recorder().resume?.(value) },
    stop: { nothing: (value) => recorder().stop?.(value) },
    getMediaRecorderState: { nothing: (value) => recorder().getMediaRecorderState?.(value) },
    'static getSupportedMimeTypes': {
      nothing: (value) => loose(compat.ApiVideoMediaRecorder).getSupportedMimeTypes?.(value),
    },
  },
  UploaderStaticWrapper: {
    'static setApplicationName': {
      both: (value) => named('setApplicationName', value, value),
      version: (value) => named('setApplicationName', 'name', value),
    },
    'static setSdkName': {
      both: (value) => named('setSdkName', value, value),
      version: (value) => named('setSdkName', 'name', value),
    },
    'static setChunkSize': { size: (value) => named('setChunkSize', value) },
    'static createProgressiveUploadWithUploadTokenSession': {
      id: (value) => {
        wrapper.createProgressiveUploadWithUploadTokenSession?.(value, uploadToken());
        wrapper.disposeProgressiveUploadSession?.(value);
      },
      token: (value) => wrapper.createProgressiveUploadWithUploadTokenSession?.('token', value),
      videoId: (value) => {
        wrapper.createProgressiveUploadWithUploadTokenSession?.('video', uploadToken(), value);
      },
    },
    'static createProgressiveUploadWithApiKeySession': {
      id: (value) => wrapper.createProgressiveUploadWithApiKeySession?.(value, 'key', 'vi1'),
      key: (value) => wrapper.createProgressiveUploadWithApiKeySession?.('key', value, 'vi1'),
    },
    'static uploadPart': {
      id: (value) => wrapper.uploadPart?.(value, file()),
      file: (value) => part('uploadPart', value),
      listener: (value) => part('uploadPart', file(), value),
    },
    'static uploadLastPart': {
      id: (value) => wrapper.uploadLastPart?.(value, file()),
      file: (value) => part('uploadLastPart', value),
      listener: (value) => part('uploadLastPart', file(), value),
    },
    'static cancelAll': { nothing: (value) => wrapper.cancelAll?.(value) },
    'static disposeProgressiveUploadSession': {
      id: (value) => wrapper.disposeProgressiveUploadSession?.(value),
    },
    'static uploadWithUploadToken': {
      file: (value) => wrapper.uploadWithUploadToken?.(value, 'unknown', 'name'),
      token: (value) => wrapper.uploadWithUploadToken?.(new Blob(), value, 'name'),
      name: (value) => wrapper.uploadWithUploadToken?.(new Blob(), 'unknown', value),
      listener: (value) => wrapper.uploadWithUploadToken?.(new Blob(), 'unknown', 'name', value),
      videoId: (value) => wrapper.uploadWithUploadToken?.(new Blob(), 'unknown', 'name', null, value),
    },
    'static uploadWithApiKey': {
      file: (value) => wrapper.uploadWithApiKey?.(value, 'key', null, 'vi1'),
      key: (value) => wrapper.uploadWithApiKey?.(file(), value, null, 'vi1'),
      videoId: (value) => wrapper.uploadWithApiKey?.(file(), 'key', null, value),
    },
  },
};

const wrapper = loose(compat.UploaderStaticWrapper);

/** Sets what is wrong, uses it, and takes it back: an empty file is refused before anything is sent. */
function named(method: string, ...args: readonly unknown[]): unknown {
  try {
    wrapper[method]?.(...args);
    return wrapper.uploadWithUploadToken?.(new Blob(), 'unknown', 'name');
  } finally {
    Object.assign(compat.UploaderStaticWrapper, { application: undefined, sdk: undefined, chunkSize: 50 });
  }
}

let sessions = 0;

function part(method: string, ...args: readonly unknown[]): unknown {
  const id = `session ${sessions++}`;
  wrapper.createProgressiveUploadWithUploadTokenSession?.(id, 'unknown');
  Object.assign(loose(wrapper.progressiveUploadSessions)[id] ?? {}, { uploader: progressive() });
  return wrapper[method]?.(id, ...args);
}

test('every method of every old class bears any arguments', async (t) => {
  installFakeMediaRecorder(t, engines.chromiumWebm);
  const escaped = uncaught(t);
  const classes = Object.entries(compat).filter(([name]) => name in methods || /^[A-Z][a-z]/.test(name));

  for (const [name, Class] of classes) {
    if (name === 'ApiVideoError') continue;
    const own = methodsOf(loose(Class).prototype);
    const all = [...own, ...staticsOf(Class).map((method) => `static ${method}`)];
    assert.deepEqual(Object.keys(methods[name] ?? {}).sort(), [...all].sort(), `the table of ${name}`);
  }
  const calls = Object.entries(methods).flatMap(([name, table]) =>
    Object.entries(table).flatMap(([method, calls]) =>
      Object.entries(calls).map(([which, call]) => [`${name}.${method}, ${which}`, call] as const),
    ),
  );
  await assertBears(Object.fromEntries(calls));

  assert.deepEqual(escaped, []);
});

function staticsOf(Class: unknown): readonly string[] {
  return Object.getOwnPropertyNames(Class).filter(
    (name) => typeof loose(Class)[name] === 'function' && name !== 'prototype',
  );
}

test('a session of the old wrapper is none but one that was created', async () => {
  for (const method of ['uploadPart', 'uploadLastPart'] as const) {
    const sent = compat.UploaderStaticWrapper[method]('constructor', file());
    await assert.rejects(sent, { name: 'ApiVideoError', code: 'invalid-state' });
  }
});
