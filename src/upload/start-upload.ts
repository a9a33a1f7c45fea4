import type { Transport } from '../api/call.js';
import type { Hosts } from '../api/hosts.js';
import type { Video } from '../api/models/video.js';
import { playbackOf } from '../api/playback.js';
import { ApiVideoError } from '../base/error.js';
import { numberOption } from '../base/options.js';
import { assertBlob, blobSource, type ByteSource } from './byte-source.js';
import { TokenSource, type UploadToken } from './credentials.js';
import { assertDuration } from './duration.js';
import type { GrowingSource } from './growing-source.js';
import type { Journaled } from './journaled.js';
import { limits } from './limits.js';
import type { PieceSizes } from './merge-chunks.js';
import { countParts, resolvePartSize } from './part-plan.js';
import { PieceQueue } from './piece-queue.js';
import { adaptivePartSize } from './part-size.js';
import { resumable } from './resumable.js';
import { backoff } from './retry.js';
import { uploadFile } from './upload-file.js';
import type { CommonUploadOptions, StreamOptions, UploadOptions } from './upload-options.js';
import { emptyRecord, hasBegun, type UploadRecord } from './upload-record.js';
import type { Surroundings } from './surroundings.js';
import { UploadRun, type UploadListener, type UploadRunOptions } from './upload-run.js';
import { uploadStream } from './upload-stream.js';
import { UploadStream } from './upload-stream-task.js';
import { UploadTask } from './upload-task.js';

/** Where uploads go, by whose leave, and what they may lean on where they run. */
export interface UploadTarget {
  readonly transport: Transport;
  readonly hosts: Hosts;
  readonly token: UploadToken | undefined;
  readonly surroundings: Surroundings;
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
    let journaled: Journaled | undefined;
    const run = new UploadRun({
      ...runOptions(target, options, source.name, listener, signal),
      total: () => total,
      remember: async (record, part) => journaled?.remember(record, part),
    });
    const partSize = (): number => fixed ?? adaptivePartSize(run.rate);

    return {
      run,
      drive: async (turn) => {
        if (!hasBegun(run.record)) {
          await assertDuration(file, options.maxDuration, target.surroundings.durationOf, turn);
        }
        journaled ??= await journalFor(target, source, options);
        await resumable(journaled, run, () => uploadFile({ source, partSize, concurrency }, run, turn));
      },
      video: () => videoOf(target.hosts, run.record),
      end: async (forget) => journaled?.close(forget),
    };
  }, options.signal);

  return observed(task, options);
}

/**
 * Bytes of a part at the most when a growing source has piled up, unless parts are to be larger anyway. What
 * has piled up did so on a slow line: the larger its parts, the more is lost with each that doesn't arrive.
 */
const largestPiece = 16 * 1024 * 1024;

/** Bounds of a growing source's parts, where each is to have `partSize` bytes at least. */
export function pieceSizes(partSize: number = limits.minPartSize): PieceSizes {
  return { min: partSize, max: Math.max(partSize, largestPiece) };
}

/** Begins an upload of bytes that are still to come. */
export function startStreamUpload(
  target: UploadTarget,
  options: StreamOptions & { readonly videoName: string },
): UploadStream {
  const { minPartSize: min, maxPartSize: max } = limits;
  const source: GrowingSource = options.source ?? new PieceQueue(pieceSizes(options.partSize));
  const task = new UploadStream(
    source,
    (listener, signal) => {
      numberOption('partSize', options.partSize, min, { min, max, integer: true });
      const run = new UploadRun({
        ...runOptions(target, options, options.videoName, listener, signal),
        total: () => ({ bytes: source.taken }),
        remember: (record, part) => source.remember(record, part),
      });

      return {
        run,
        drive: async (turn) => {
          if (source.restore && !hasBegun(run.record)) run.adopt(await source.restore());
          await uploadStream(source, run, turn);
        },
        video: () => videoOf(target.hosts, run.record),
        end: (forget) => source.close(forget),
      };
    },
    options.signal,
  );

  return observed(task, options);
}

/** Without several parts there is nothing to go on with, and where its code can't be loaded, no way to. */
async function journalFor(
  { hosts, surroundings }: UploadTarget,
  source: ByteSource,
  { journal: chosen = 'auto', videoId, handle }: UploadOptions,
): Promise<Journaled | undefined> {
  const journal = chosen === 'auto' ? surroundings.journal : chosen;
  if (!journal || source.size <= limits.minPartSize) return undefined;

  const loaded = await import('./journaled.js').catch(() => undefined);
  const target = { host: hosts.api, videoId: videoId === '' ? undefined : videoId };
  return loaded && new loaded.Journaled({ journal, source, target, handle });
}

function runOptions(
  { transport, token, surroundings }: UploadTarget,
  options: CommonUploadOptions,
  fileName: string,
  listener: UploadListener,
  signal: AbortSignal,
): Omit<UploadRunOptions, 'total'> {
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
    record: emptyRecord(options.videoId === '' ? undefined : options.videoId),
    line: surroundings.watchLine(signal),
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
