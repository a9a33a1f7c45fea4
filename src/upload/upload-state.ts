import type { Transitions } from '../base/machine.js';

/** What an upload can be at. */
export type UploadState =
  /** Not begun. */
  | 'queued'
  | 'uploading'
  /** Nothing is under way until the next attempt. */
  | 'waiting'
  /** Halted by `pause()`; `resume()` goes on where it stood. */
  | 'paused'
  | 'completed'
  /** Gave up; `retry()` goes on where it stood. */
  | 'failed'
  | 'canceled';

export type UploadStep =
  'start' | 'wait' | 'proceed' | 'pause' | 'resume' | 'complete' | 'fail' | 'retry' | 'cancel';

export const uploadTransitions: Transitions<UploadState, UploadStep> = {
  queued: { start: 'uploading', pause: 'paused', fail: 'failed', cancel: 'canceled' },
  uploading: { wait: 'waiting', pause: 'paused', complete: 'completed', fail: 'failed', cancel: 'canceled' },
  waiting: {
    proceed: 'uploading',
    pause: 'paused',
    complete: 'completed',
    fail: 'failed',
    cancel: 'canceled',
  },
  // A part that was let finish can be the last.
  paused: { resume: 'queued', complete: 'completed', fail: 'failed', cancel: 'canceled' },
  completed: {},
  failed: { retry: 'queued', cancel: 'canceled' },
  canceled: {},
};
