import { PieceQueue } from './piece-queue.js';
import { pieceSizes } from './piece-sizes.js';
import type { CommonUploadOptions, StreamOptions, UploadOptions } from './upload-options.js';
import type { fileJob } from './file-job.js';
import type { streamJob } from './stream-job.js';
import { UploadStream } from './upload-stream-task.js';
import type { UploadTarget } from './upload-target.js';
import { UploadTask } from './upload-task.js';

/** What carries uploads to where they are to go; it may have to be fetched. */
export interface Carrier {
  readonly target: UploadTarget;
  readonly fileJob: typeof fileJob;
  readonly streamJob: typeof streamJob;
}

/** Begins to upload a file. Whatever is wrong with the arguments, the task says so by failing. */
export function startFileUpload(
  load: () => Promise<Carrier>,
  file: Blob,
  options: UploadOptions,
): UploadTask {
  const task = new UploadTask(async (listener, signal) => {
    const { target, fileJob } = await load();
    return fileJob(target, file, options, listener, signal);
  }, options.signal);

  return observed(task, options);
}

/** Begins an upload of bytes that are still to come. */
export function startStreamUpload(
  load: () => Promise<Carrier>,
  options: StreamOptions & { readonly videoName: string },
): UploadStream {
  const source = options.source ?? new PieceQueue(pieceSizes(options.partSize));
  const task = new UploadStream(
    source,
    async (listener, signal) => {
      const { target, streamJob } = await load();
      return streamJob(target, source, options, listener, signal);
    },
    options.signal,
  );

  return observed(task, options);
}

function observed<Task extends UploadTask>(task: Task, { onProgress }: CommonUploadOptions): Task {
  if (onProgress) task.addEventListener('progress', ({ detail }) => onProgress(detail));
  return task;
}
