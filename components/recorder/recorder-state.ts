import type { RecorderStrings } from '../shared/strings/en.js';

/** What a recorder is at. */
export type RecorderState =
  /** No device is open. */
  | 'idle'
  /** The browser asks the person. */
  | 'opening'
  /** The preview runs. */
  | 'ready'
  /** Recording begins in a few seconds. */
  | 'countdown'
  | 'recording'
  | 'paused'
  /** Recording has ended; the rest is being sent. */
  | 'finishing'
  /** The recording can be watched; it is sent when the person agrees. */
  | 'review'
  /** The service holds the whole recording. */
  | 'done'
  /** A device was refused, or the upload gave up. */
  | 'failed';

/** What a form is told to wait for, if anything. */
export function pendingText(state: RecorderState, strings: RecorderStrings): string | undefined {
  if (state === 'recording' || state === 'paused' || state === 'review') return strings.stillRecording;
  return state === 'finishing' ? strings.stillUploading : undefined;
}

/** Whether the source is open: its picture is shown, recorded or not. */
export function isLive(state: RecorderState): boolean {
  return state === 'ready' || state === 'countdown' || state === 'recording' || state === 'paused';
}
