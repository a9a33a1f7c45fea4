import { RecordingSession } from '../record/session.js';
import { startStreamUpload } from '../upload/start-upload.js';
import type { Connection } from './connection.js';
import type { MediaRecorderOptions } from './options.js';
import { wellFormed } from './supported-mime-types.js';
import { given, refusal } from './video-upload-error.js';

const defaultTimeslice = 5000;
const leastTimeslice = 100;

export interface StartOptions {
  /** In milliseconds. @default 5000 */
  readonly timeslice?: number | undefined;
}

/** A session with the options of an old recorder. `timeslice` is in milliseconds; none, or 0, for the usual one. */
export function sessionOn(
  stream: MediaStream,
  { hosts, carrier, videoId }: Connection,
  { videoName = '', mimeType, retries, retryStrategy }: MediaRecorderOptions,
  start: StartOptions | null | undefined,
): RecordingSession {
  const [format, timeslice] = given(() => [
    wellFormed(mimeType),
    Math.max(leastTimeslice, (start?.timeslice ?? 0) || defaultTimeslice),
  ]);
  return new RecordingSession(stream, {
    client: {
      baseUri: hosts.api,
      preload: async () => {
        await carrier();
      },
      uploadStream: (options) =>
        startStreamUpload(() => carrier(), { ...options, videoName: options.videoName ?? '' }),
    },
    videoId,
    videoName: videoName || 'file',
    mimeType: format,
    // Who has said when to give up is not asked again while recording goes on, but by `stop()`.
    resumeDelay: retries === 0 || retryStrategy ? Infinity : undefined,
    timeslice,
  });
}

/** Refuses what can't be recorded, such as a stream that was not waited for. */
export function assertStream(stream: unknown): void {
  if (given(() => 'getTracks' in Object(stream))) return;
  throw refusal('invalid-option', 'What to record must be a `MediaStream`.');
}

/** Whether nothing more is recorded, though it may still be sent. */
export function hasEnded({ state }: RecordingSession): boolean {
  return state === 'finishing' || state === 'done' || state === 'failed' || state === 'canceled';
}

/** Whether all was recorded, and some of it has not arrived. */
export function isToRetry({ state, upload }: RecordingSession): boolean {
  return state === 'failed' && upload?.state === 'failed';
}

/** Refuses a call that comes out of turn. */
export function assertState(state: RecordingState, wanted: RecordingState): void {
  if (state === wanted) return;
  if (state === 'inactive') throw notRecording();
  const message = state === 'paused' ? 'The recording is paused.' : 'A recording is under way.';
  throw refusal('invalid-state', message);
}

export function notRecording(): Error {
  return refusal('invalid-state', 'Nothing is being recorded: call `start()` first.');
}
