import type { EarlyOptions } from './early-options.js';
import { observed } from './observed.js';
import { PieceQueue } from './piece-queue.js';
import { pieceSizes } from './piece-sizes.js';
import type { StreamOptions, UploadOptions } from './upload-options.js';
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

/**
 * Begins to upload a file. Whatever is wrong with the arguments, the task says so by failing. Options of a stranger's
 * need `early` besides: what of them can be used before that.
 */
export function startFileUpload(
  load: () => Promise<Carrier>,
  file: Blob,
  options: UploadOptions | undefined,
  early: EarlyOptions = options ?? {},
): UploadTask {
  const task = new UploadTask(async (listener, signal) => {
    const { target, fileJob } = await load();
    return fileJob(target, file, options, listener, signal);
  }, early.signal);

  return observed(task, early);
}

/** Begins an upload of bytes that are still to come. */
export function startStreamUpload(
  load: () => Promise<Carrier>,
  options: StreamOptions | undefined,
  early: EarlyOptions = options ?? {},
): UploadStream {
  const source = early.source ?? new PieceQueue(pieceSizes(early.partSize));
  const task = new UploadStream(
    source,
    async (listener, signal) => {
      const { target, streamJob } = await load();
      return streamJob(target, source, options, listener, signal);
    },
    early.signal,
  );

  return observed(task, early);
}
