import type { Transitions } from '../base/machine.js';

export type UploadState =
  /** Not begun. */
  | 'queued'
  | 'uploading'
  /** Between two attempts. */
  | 'waiting'
  | 'completed'
  /** Gave up; `retry()` goes on where it stood. */
  | 'failed'
  | 'canceled';

export type UploadStep = 'start' | 'wait' | 'resume' | 'complete' | 'fail' | 'retry' | 'cancel';

export const uploadTransitions: Transitions<UploadState, UploadStep> = {
  queued: { start: 'uploading', fail: 'failed', cancel: 'canceled' },
  uploading: { wait: 'waiting', complete: 'completed', fail: 'failed', cancel: 'canceled' },
  waiting: { resume: 'uploading', fail: 'failed', cancel: 'canceled' },
  completed: {},
  failed: { retry: 'queued', cancel: 'canceled' },
  canceled: {},
};
