import { asGiven } from '../base/options.js';
import type { ResumeJournal } from '../upload/journal.js';
import type { UploadProgress } from '../upload/progress.js';
import type { RetryOptions } from '../upload/retry.js';

/** What every upload accepts. */
export interface UploadOptions {
  /** File name to send; a video that the upload creates gets it as its title. @default the file's own name */
  readonly videoName?: string | undefined;
  /**
   * Bytes of a part at the most, from 5 MiB to 200 MiB; with the key, a file's parts are made alike. @default the
   * client's `chunkSize`, else 8 to 40 MiB by the size of the file
   */
  readonly partSize?: number | undefined;
  /** Parts under way at once, from 1 to 16. A stream's go one by one. @default the client's, else 4 */
  readonly concurrency?: number | undefined;
  /** When and how often a part is sent again. @default 6 times, within half a second to 30 seconds */
  readonly retry?: RetryOptions | undefined;
  /** Milliseconds until an unanswered part is sent again. @default worked out from the measured speed */
  readonly partTimeout?: number | undefined;
  /** Stops the upload like `cancel()`, but what is kept for going on another time stays. */
  readonly signal?: AbortSignal | undefined;
  /** Told whenever the progress changes; the same as listening to `progress`. Counts bytes of the file. */
  readonly onProgress?: ((progress: UploadProgress) => void) | undefined;
  /**
   * Where to keep, from part to part, what is needed to go on after the process has ended: the file's path and
   * size, the `videoId` and the parts, for six days. `false` for nowhere. @default 'auto': in a folder of this
   * user's, among the system's temporary files
   */
  readonly journal?: 'auto' | false | ResumeJournal | undefined;
}

/** What an upload with a token accepts besides. */
export interface TokenUploadOptions extends UploadOptions {
  /** Video to send into, made beforehand. Without it, the token creates one. */
  readonly videoId?: string | undefined;
}

/** How far an upload is, as the official client tells it. */
export interface LegacyProgress {
  readonly uploadedBytes: number;
  readonly totalBytes: number;
  /** Parts of the whole upload, as far as they are known. */
  readonly chunksCount: number;
  /** Number of the part that is sent now, from 1. */
  readonly currentChunk: number;
}

/** Called as the official client calls it: with bytes of the file that were accepted. */
export type ProgressListener = (event: LegacyProgress) => void;

/** Options, where the official client's listener may stand in their place. */
export function withListener<Options extends UploadOptions>(
  options: Options | ProgressListener | undefined,
): Options | Pick<UploadOptions, 'onProgress'> {
  if (typeof options !== 'function') return asGiven(options) ?? {};
  return { onProgress: (progress) => options(legacyProgress(progress)) };
}

function legacyProgress(progress: UploadProgress): LegacyProgress {
  const { acceptedBytes, totalBytes, partsAccepted, partsTotal } = progress;
  const chunksCount = partsTotal ?? partsAccepted + (acceptedBytes < totalBytes ? 1 : 0);
  return {
    uploadedBytes: acceptedBytes,
    totalBytes,
    chunksCount,
    currentChunk: Math.min(chunksCount, partsAccepted + 1),
  };
}
