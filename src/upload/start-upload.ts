import type { Transport } from '../api/call.js';
import type { Hosts } from '../api/hosts.js';
import type { Video } from '../api/models/video.js';
import { playbackOf } from '../api/playback.js';
import { ApiVideoError } from '../base/error.js';
import { numberOption } from '../base/options.js';
import { assertBlob, blobSource } from './byte-source.js';
import { TokenSource, type UploadToken } from './credentials.js';
import { limits } from './limits.js';
import { countParts, resolvePartSize } from './part-plan.js';
import { PieceQueue } from './piece-queue.js';
import { adaptivePartSize } from './part-size.js';
import { backoff } from './retry.js';
import { uploadFile } from './upload-file.js';
import type { CommonUploadOptions, StreamOptions, UploadOptions } from './upload-options.js';
import { emptyRecord, type UploadRecord } from './upload-record.js';
import { UploadRun, type UploadListener, type UploadRunOptions } from './upload-run.js';
import { uploadStream } from './upload-stream.js';
import { UploadStream } from './upload-stream-task.js';
import { UploadTask } from './upload-task.js';

/** Where uploads go, and by whose leave. */
export interface UploadTarget {
  readonly transport: Transport;
  readonly hosts: Hosts;
  readonly token: UploadToken | undefined;
}

/** Parts of a file under way at once, unless asked otherwise. */
const defaultConcurrency = 3;

/** Begins to upload a file. Whatever is wrong with the arguments, the task says so by failing. */
export function startFileUpload(target: UploadTarget, file: Blob, options: UploadOptions = {}): UploadTask {
  const task = new UploadTask((listener, signal) => {
    assertBlob(file);
    const source = blobSource(file, options.videoName);
    const fixed = resolvePartSize(source.size, options.partSize);
    const concurrency = numberOption('concurrency', options.concurrency, defaultConcurrency, {
      min: 1,
      max: 16,
      integer: true,
    });
    const parts = fixed === undefined ? undefined : countParts(source.size, fixed);
    const total = { bytes: source.size, parts };
    const run = new UploadRun(runOptions(target, options, source.name, () => total, listener, signal));
    const partSize = (): number => fixed ?? adaptivePartSize(run.rate);

    return {
      run,
      drive: (turn) => uploadFile({ source, partSize, concurrency }, run, turn),
      video: () => videoOf(target.hosts, run.record),
    };
  }, options.signal);

  return observed(task, options);
}

/**
 * Bytes of a part at the most when a growing source has piled up, unless parts are to be larger anyway. What
 * has piled up did so on a slow line: the larger its parts, the more is lost with each that doesn't arrive.
 */
const largestPiece = 16 * 1024 * 1024;

/** Begins an upload of bytes that are still to come. */
export function startStreamUpload(
  target: UploadTarget,
  options: StreamOptions & { readonly videoName: string },
): UploadStream {
  const { minPartSize, maxPartSize } = limits;
  const min = options.partSize ?? minPartSize;
  const queue = new PieceQueue({ min, max: Math.max(min, largestPiece) });
  const task = new UploadStream(
    queue,
    (listener, signal) => {
      numberOption('partSize', options.partSize, min, { min: minPartSize, max: maxPartSize, integer: true });
      const total = (): { bytes: number } => ({ bytes: queue.taken });
      const run = new UploadRun(runOptions(target, options, options.videoName, total, listener, signal));

      return {
        run,
        drive: (turn) => uploadStream(queue, run, turn),
        video: () => videoOf(target.hosts, run.record),
      };
    },
    options.signal,
  );

  return observed(task, options);
}

function runOptions(
  { transport, token }: UploadTarget,
  options: CommonUploadOptions,
  fileName: string,
  total: UploadRunOptions['total'],
  listener: UploadListener,
  signal: AbortSignal,
): UploadRunOptions {
  if (token === undefined || token === '') {
    throw new ApiVideoError('invalid-option', 'No upload token: set `uploadToken`, or a `tokenProvider`.');
  }
  const partTimeout =
    options.partTimeout === undefined
      ? undefined
      : numberOption('partTimeout', options.partTimeout, 0, { min: 1 });

  return {
    transport,
    tokens: new TokenSource(token),
    fileName,
    retry: backoff(options.retry),
    partTimeout,
    total,
    record: emptyRecord(options.videoId === '' ? undefined : options.videoId),
    listener,
    signal,
  };
}

function observed<Task extends UploadTask>(task: Task, { onProgress }: CommonUploadOptions): Task {
  if (onProgress) task.addEventListener('progress', ({ detail }) => onProgress(detail));
  return task;
}

/** The video as the service described it, or what follows from its id where the last answer got lost. */
function videoOf(hosts: Hosts, { video, videoId = '' }: UploadRecord): Video {
  return video ?? { videoId, assets: playbackOf(hosts, videoId) };
}
