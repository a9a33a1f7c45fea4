import { every } from '../base/abort.js';

export interface SilenceWatch {
  readonly recorder: Pick<MediaRecorder, 'state'>;
  /** How many chunks with bytes have come. */
  readonly heard: () => number;
  /** Milliseconds without any that are too long. */
  readonly silence: number;
  readonly signal: AbortSignal;
}

/** How often it is looked, within the time that is too long. */
const looks = 4;

/** Calls `onSilence` each time that a recorder which should give something has given nothing for too long. */
export function watchSilence(
  { recorder, heard, silence, signal }: SilenceWatch,
  onSilence: () => void,
): void {
  let last = heard();
  let quiet = 0;

  const look = (): void => {
    const now = heard();
    // A paused recorder is silent by right.
    quiet = now === last && recorder.state === 'recording' ? quiet + 1 : 0;
    last = now;
    if (quiet < looks) return;
    quiet = 0;
    onSilence();
  };
  every(silence / looks, look, signal);
}
