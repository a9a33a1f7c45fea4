/** A recording session on a fake stream and a fake recorder, that sends to a real emulator. */
import { createHash } from 'node:crypto';
import type { TestContext } from 'node:test';
import { ApiVideoClient } from '../../src/client.js';
import { startEmulator, type Emulator } from '../../src/emulator/index.js';
import type { TakeOptions } from '../../src/record/recording-options.js';
import type { SessionState } from '../../src/record/session-state.js';
import { RecordingSession } from '../../src/record/session.js';
import { engines, fakeStream, installFakeMediaRecorder } from './fake-media-recorder.js';
import type { Engine, FakeRecorder, FakeTrack } from './fake-media-recorder.js';

export interface Scene {
  readonly session: RecordingSession;
  readonly emulator: Emulator;
  readonly stream: MediaStream;
  readonly video: FakeTrack;
  readonly audio: FakeTrack;
  readonly recorder: () => FakeRecorder;
  readonly states: SessionState[];
  /** Names of the other events, `progress` and `clock` left out. */
  readonly told: string[];
  /** Hash of all the chunks told so far. */
  readonly recorded: () => Promise<string>;
}

export interface Setting {
  readonly engine?: Engine;
  readonly screen?: boolean;
  readonly options?: TakeOptions;
}

/** A session on a fake stream, sending to a real emulator. */
export async function scene(
  t: TestContext,
  { engine = engines.chromiumWebm, screen = false, options }: Setting = {},
): Promise<Scene> {
  const emulator = await startEmulator();
  t.after(() => emulator.close());
  const { latest } = installFakeMediaRecorder(t, engine);
  const streams = fakeStream({ screen });
  const client = new ApiVideoClient({
    uploadToken: emulator.createUploadToken().token,
    baseUri: emulator.url,
  });
  const session = new RecordingSession(streams.stream, {
    client,
    timeslice: 100,
    retry: { limit: 0 },
    ...options,
  });
  const states: SessionState[] = [];
  const told: string[] = [];
  const chunks: Blob[] = [];

  session.addEventListener('statechange', ({ detail }) => states.push(detail.state));
  session.addEventListener('chunk', ({ detail }) => chunks.push(detail.blob));
  session.addEventListener('interrupted', ({ detail }) => told.push(`interrupted ${detail.error.code}`));
  session.addEventListener('upload-failed', ({ detail }) => told.push(`upload-failed ${detail.error.code}`));
  session.addEventListener('part', ({ detail }) => told.push(`part ${detail.part}`));
  t.after(() => session.cancel());
  return { session, emulator, ...streams, recorder: latest, states, told, recorded: () => hashOf(chunks) };
}

async function hashOf(chunks: readonly Blob[]): Promise<string> {
  return createHash('sha256')
    .update(new Uint8Array(await new Blob([...chunks]).arrayBuffer()))
    .digest('hex');
}
