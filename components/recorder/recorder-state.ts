import type { SessionState } from '../../src/record/session-state.js';

/** What a recorder is at. */
export type RecorderState =
  /** No device is open. */
  | 'idle'
  /** The browser asks the person. */
  | 'opening'
  /** The preview runs. */
  | 'ready'
  | 'recording'
  | 'paused'
  /** Recording has ended; the rest is being sent. */
  | 'finishing'
  /** The service holds the whole recording. */
  | 'done'
  /** A device was refused, or the upload gave up. */
  | 'failed';

/** How a session's states look from outside: until it records it is only getting ready. */
export const shownAs: Readonly<Record<SessionState, RecorderState>> = {
  idle: 'ready',
  opening: 'ready',
  ready: 'ready',
  recording: 'recording',
  paused: 'paused',
  finishing: 'finishing',
  done: 'done',
  failed: 'failed',
  canceled: 'ready',
};
