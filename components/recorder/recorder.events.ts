import type { ApiVideoError, RecordingRemains, RecoverableRecording } from '../../src/index.js';
import type { DeviceChange } from './device-members.js';
import type { RecorderWarning } from './recorder-warnings.js';

/** What `<apivideo-recorder>` says besides the upload's own events. */
export interface RecorderEventMap {
  'recording-start': CustomEvent<null>;
  'recording-pause': CustomEvent<null>;
  'recording-resume': CustomEvent<null>;
  'recording-stop': CustomEvent<{ readonly seconds: number }>;
  'recording-error': CustomEvent<{ readonly error: ApiVideoError }>;
  'recording-recoverable': CustomEvent<{ readonly recordings: readonly RecoverableRecording[] }>;
  'recording-expired': CustomEvent<{ readonly recordings: readonly RecordingRemains[] }>;
  'device-change': CustomEvent<DeviceChange>;
  'recording-warning': CustomEvent<{ readonly code: RecorderWarning }>;
}

declare global {
  interface HTMLElementEventMap extends RecorderEventMap {}
}
