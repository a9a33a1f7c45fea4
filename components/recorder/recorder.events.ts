import type { ApiVideoError } from '../../src/index.js';

/** What `<apivideo-recorder>` says besides the upload's own events. */
export interface RecorderEventMap {
  'recording-start': CustomEvent<null>;
  'recording-pause': CustomEvent<null>;
  'recording-resume': CustomEvent<null>;
  'recording-stop': CustomEvent<{ readonly seconds: number }>;
  'recording-error': CustomEvent<{ readonly error: ApiVideoError }>;
}

declare global {
  interface HTMLElementEventMap extends RecorderEventMap {}
}
