import { every } from '../base/abort.js';
import type { DetailOf } from '../base/events.js';
import type { UploadStream } from '../upload/upload-stream-task.js';
import type { RecordingClocks } from './clocks.js';
import { HeldWarnings } from './held-warnings.js';
import { remainsOf } from './recording-remains.js';
import { keepResuming, usualResumeDelay } from './resume-upload.js';
import type { RecordingSessionEventMap } from './session-events.js';
import type { SessionState } from './session-state.js';
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
  /** Recording has ended, and waits for `submit()`. */
  readonly onHeld: () => void;
  readonly state: () => SessionState;
  readonly signal: AbortSignal;
}

/** What a take is to call, so that the session tells of it. */
export function takeListener({ tell, clocks, onEnding, onHeld }: Told): TakeListener {
  const warnings = new HeldWarnings(tell);

  return {
    onChunk: (detail) => tell('chunk', detail),
    onEnding,
    onRecorded: () => tell('recorded', {}),
    onHeld,
    onInterrupted: (error) => tell('interrupted', { error }),
    onSaved: (bytes) => tell('saved', { bytes, seconds: clocks().savedSeconds }),
    onWarning: (code, active) => warnings.set(code, active),
    onExpired: (recordings) => tell('expired', { recordings: recordings.map(remainsOf) }),
  };
}

/** Has the session tell how its upload goes, and the upload go on by itself while the session is live. */
export function tellUpload(upload: UploadStream, told: Told, delay = usualResumeDelay): void {
  const { tell, clocks, state, signal } = told;
  const live = (): boolean => state() === 'recording' || state() === 'paused';

  upload.addEventListener('progress', ({ detail }) => tell('progress', detail), { signal });
  upload.addEventListener('wait', ({ detail }) => tell('wait', detail), { signal });
  upload.addEventListener('part', ({ detail }) => tell('part', detail), { signal });
  upload.addEventListener('part', () => tell('clock', { clocks: clocks() }), { signal });
  keepResuming(upload, { delay, live, onFailed: (error) => tell('upload-failed', { error }), signal });
}

/** How often the clocks are told while recording, in milliseconds. */
const clockInterval = 250;

/** Has the session tell its clocks while it records, until all is recorded. */
export function tellClocks({ tell, clocks, state }: Told, recorded: Promise<void>): void {
  const ended = new AbortController();
  const tick = (): void => {
    if (state() === 'recording') tell('clock', { clocks: clocks() });
  };
  const end = (): void => ended.abort();

  every(clockInterval, tick, ended.signal);
  recorded.then(end, end);
}
