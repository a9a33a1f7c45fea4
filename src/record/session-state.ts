import type { Transitions } from '../base/machine.js';

/** What a session can be at. */
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
  /** Recording has ended; nothing is sent before `submit()`. Only with the option `review`. */
  | 'review'
  /** The service holds the whole recording. */
  | 'done'
  /** The source was refused, or the upload gave up; `error` says why. */
  | 'failed'
  | 'canceled';

export type SessionStep =
  | 'open'
  | 'opened'
  | 'start'
  | 'pause'
  | 'resume'
  | 'stop'
  | 'hold'
  | 'submit'
  | 'complete'
  | 'fail'
  | 'retry'
  | 'cancel';

export const sessionTransitions: Transitions<SessionState, SessionStep> = {
  idle: { open: 'opening', cancel: 'canceled' },
  opening: { opened: 'ready', fail: 'failed', cancel: 'canceled' },
  ready: { start: 'recording', cancel: 'canceled' },
  recording: { pause: 'paused', stop: 'finishing', cancel: 'canceled' },
  paused: { resume: 'recording', stop: 'finishing', cancel: 'canceled' },
  finishing: { hold: 'review', complete: 'done', fail: 'failed', cancel: 'canceled' },
  review: { submit: 'finishing', cancel: 'canceled' },
  done: {},
  failed: { open: 'opening', retry: 'finishing', cancel: 'canceled' },
  canceled: {},
};
