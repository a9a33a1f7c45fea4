import type { DetailOf } from '../base/events.js';
import type { UploadStream } from '../upload/upload-stream-task.js';
import type { RecordingClocks } from './clocks.js';
import { keepResuming, usualResumeDelay } from './resume-upload.js';
import type { RecordingSessionEventMap } from './session-events.js';
import type { TakeListener } from './take.js';

/** A session, as its take and its upload see it. */
export interface Told {
  readonly tell: <Name extends keyof RecordingSessionEventMap>(
    name: Name,
    detail: DetailOf<RecordingSessionEventMap[Name]>,
  ) => void;
  readonly clocks: () => RecordingClocks;
  /** Recording has ended; the last bytes are still to come. */
  readonly onEnding: () => void;
  /** Whether more is being recorded. */
  readonly live: () => boolean;
  readonly signal: AbortSignal;
}

/** What a take is to call, so that the session tells of it. */
export function takeListener({ tell, clocks, onEnding }: Told): TakeListener {
  return {
    onChunk: (detail) => tell('chunk', detail),
    onEnding,
    onInterrupted: (error) => tell('interrupted', { error }),
    onSaved: (bytes) => tell('saved', { bytes, seconds: clocks().savedSeconds }),
    onWarning: (code) => tell('warning', { code }),
  };
}

/** Has the session tell how its upload goes, and the upload go on by itself while the session is live. */
export function tellUpload(upload: UploadStream, told: Told, delay = usualResumeDelay): void {
  const { tell, clocks, live, signal } = told;

  upload.addEventListener('progress', ({ detail }) => tell('progress', detail), { signal });
  upload.addEventListener('wait', ({ detail }) => tell('wait', detail), { signal });
  upload.addEventListener('part', ({ detail }) => tell('part', detail), { signal });
  upload.addEventListener('part', () => tell('clock', { clocks: clocks() }), { signal });
  keepResuming(upload, { delay, live, onFailed: (error) => tell('upload-failed', { error }), signal });
}
