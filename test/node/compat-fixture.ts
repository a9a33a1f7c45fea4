import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';
import type { TestContext } from 'node:test';
import { ApiVideoMediaRecorder, ProgressiveUploader, VideoUploader } from '../../src/compat/index.js';
import type { Emulator } from '../../src/emulator/index.js';
import {
  engines,
  FakeRecorder,
  fakeStream,
  installFakeMediaRecorder,
} from '../helpers/fake-media-recorder.js';
import type { Engine, FakeTrack } from '../helpers/fake-media-recorder.js';
import { started } from './emulator-fixture.js';

type RecorderOptions = Partial<ConstructorParameters<typeof ApiVideoMediaRecorder>[1]>;

/** What the old classes need of an emulator. */
export interface Common {
  readonly uploadToken: string;
  readonly apiHost: string;
}

export interface Uploads {
  readonly emulator: Emulator;
  readonly common: Common;
  readonly progressive: (
    options?: Partial<ConstructorParameters<typeof ProgressiveUploader>[0]>,
  ) => ProgressiveUploader;
  readonly uploader: (
    file: Blob,
    options?: Partial<ConstructorParameters<typeof VideoUploader>[0]>,
  ) => VideoUploader;
}

/** The uploaders of the old packages, sending to a real emulator. */
export async function uploads(t: TestContext): Promise<Uploads> {
  const emulator = await started(t);
  const common = { uploadToken: emulator.createUploadToken().token, apiHost: emulator.url };
  return {
    emulator,
    common,
    progressive: (options) => new ProgressiveUploader({ ...common, ...options }),
    uploader: (file, options) => new VideoUploader({ ...common, file, ...options }),
  };
}

/** Resolves when a server of this process has got, or answered, `count` requests to addresses like `path`. */
export function requested(
  path: RegExp,
  { count = 1, answered = false }: { readonly count?: number; readonly answered?: boolean } = {},
): Promise<void> {
  const channel = answered ? 'http.server.response.finish' : 'http.server.request.start';
  return new Promise((resolve) => {
    let left = count;
    const onRequest = (message: unknown): void => {
      const { request } = message as { readonly request: IncomingMessage };
      if (!path.test(request.url ?? '') || --left > 0) return;
      unsubscribe(channel, onRequest);
      resolve();
    };
    subscribe(channel, onRequest);
  });
}

/** What is thrown where nobody can catch it, until the test ends. */
export function uncaught(t: TestContext): readonly unknown[] {
  const errors: unknown[] = [];
  process.setUncaughtExceptionCaptureCallback((error) => errors.push(error));
  t.after(() => process.setUncaughtExceptionCaptureCallback(null));
  return errors;
}

/** Has whatever is tried again be tried at once: delays are shares, by chance, of what they may be. */
export function withoutDelays(t: TestContext): void {
  t.mock.method(Math, 'random', () => 0);
}

export interface Recording {
  readonly recorder: ApiVideoMediaRecorder;
  readonly emulator: Emulator;
  readonly video: FakeTrack;
  readonly audio: FakeTrack;
  /** The browser's recorder under it, once it has started. */
  readonly native: () => Promise<FakeRecorder>;
  /** Names of the events told, with the code of an error. */
  readonly told: readonly string[];
  /** The next event of that type. */
  readonly next: (type: 'error' | 'recordingStopped' | 'videoPlayable') => Promise<unknown>;
}

/** A recorder of the old package on a fake stream and a fake recorder, sending to a real emulator. */
export async function recording(
  t: TestContext,
  {
    engine = engines.chromiumWebm,
    screen = false,
    options = {},
  }: { engine?: Engine; screen?: boolean; options?: RecorderOptions } = {},
): Promise<Recording> {
  const { emulator, common } = await uploads(t);
  installFakeMediaRecorder(t, engine);
  const { stream, video, audio } = fakeStream({ screen });
  const recorder = new ApiVideoMediaRecorder(stream, { ...common, retryStrategy: () => null, ...options });
  const told: string[] = [];

  for (const type of ['error', 'recordingStopped'] as const) {
    recorder.addEventListener(type, (event) => {
      const { data } = event as Event & { readonly data: { readonly code?: string } };
      told.push([type, data.code].filter(Boolean).join(' '));
    });
  }
  return {
    recorder,
    emulator,
    video,
    audio,
    told,
    native: () => FakeRecorder.running(),
    next: (type) =>
      new Promise((resolve) => {
        recorder.addEventListener(
          type,
          (event) => resolve((event as Event & { readonly data: unknown }).data),
          {
            once: true,
          },
        );
      }),
  };
}
