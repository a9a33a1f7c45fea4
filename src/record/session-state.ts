import type { Transitions } from '../base/machine.js';

export type SessionState =
  /** Nothing was asked of the person yet. */
  | 'idle'
  /** The browser asks for the devices. */
  | 'opening'
  /** The stream is there; nothing is recorded. */
  | 'ready'
  | 'recording'
  | 'paused'
  /** Recording has ended; the rest is being sent. */
  | 'finishing'
  /** The service holds the whole recording. */
  | 'done'
  /** The source was refused, or the upload gave up; `error` says why. */
  | 'failed'
  | 'canceled';

export type SessionStep =
  'open' | 'opened' | 'start' | 'pause' | 'resume' | 'stop' | 'complete' | 'fail' | 'retry' | 'cancel';

export const sessionTransitions: Transitions<SessionState, SessionStep> = {
  idle: { open: 'opening', cancel: 'canceled' },
  opening: { opened: 'ready', fail: 'failed', cancel: 'canceled' },
  ready: { start: 'recording', cancel: 'canceled' },
  recording: { pause: 'paused', stop: 'finishing', cancel: 'canceled' },
  paused: { resume: 'recording', stop: 'finishing', cancel: 'canceled' },
  finishing: { complete: 'done', fail: 'failed', cancel: 'canceled' },
  done: {},
  failed: { open: 'opening', retry: 'finishing', cancel: 'canceled' },
  canceled: {},
};
