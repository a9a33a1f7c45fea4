import type { EarlyOptions } from './early-options.js';
import type { UploadTask } from './upload-task.js';

/** Tells `onProgress` of the progress. */
export function observed<Task extends UploadTask>(task: Task, { onProgress }: EarlyOptions): Task {
  if (typeof onProgress === 'function') task.addEventListener('progress', ({ detail }) => onProgress(detail));
  return task;
}
