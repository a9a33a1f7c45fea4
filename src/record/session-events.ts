import type { ApiVideoError } from '../base/error.js';
import type { UploadProgress } from '../upload/progress.js';
import type { UploadTaskEventMap } from '../upload/upload-task.js';
import type { RecordingClocks } from './clocks.js';
import type { RecordingRemains } from './recording-remains.js';
import type { RecordingWarning } from './recording-warning.js';
import type { SessionState } from './session-state.js';

/** What a session tells, by the names of its events. */
export interface RecordingSessionEventMap extends Pick<UploadTaskEventMap, 'part' | 'wait'> {
  /** The session is in another state. */
  statechange: CustomEvent<{ readonly state: SessionState }>;
  /** Bytes as the recorder gave them, never none; `index` counts from 0. */
  chunk: CustomEvent<{ readonly blob: Blob; readonly index: number }>;
  /** Recording has ended, and `chunk` has told of every byte of it. The upload goes on. */
  recorded: CustomEvent<object>;
  /** The clocks have moved: told four times a second while recording, and with each accepted part. */
  clock: CustomEvent<{ readonly clocks: RecordingClocks }>;
  /** Up to so many bytes, and seconds, the recording would outlast the page: they lie on this device. */
  saved: CustomEvent<{ readonly bytes: number; readonly seconds: number }>;
  /** Something endangers the recording, which goes on. It holds until `warning-end` says otherwise. */
  warning: CustomEvent<{ readonly code: RecordingWarning }>;
  /** What was warned of no longer endangers the recording. */
  'warning-end': CustomEvent<{ readonly code: RecordingWarning }>;
  /** These recordings of earlier visits were older than seven days, and have made room for this one. */
  expired: CustomEvent<{ readonly recordings: readonly RecordingRemains[] }>;
  /** The upload has got further. */
  progress: CustomEvent<UploadProgress>;
  /**
   * The recorder failed, or a device was lost, or one could not be had without which there is still something to
   * record. The state says whether the recording is being finished because of it; a camera's picture goes on without
   * its sound.
   */
  interrupted: CustomEvent<{ readonly error: ApiVideoError }>;
  /**
   * The upload gave up. Recording goes on, and what it gives is kept. If the error is `retryable`,
   * the session takes the upload up again after a while, for as long as it records; `retry()` does so at once.
   */
  'upload-failed': CustomEvent<{ readonly error: ApiVideoError }>;
}
