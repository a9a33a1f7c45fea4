import type { UploadOptions as EngineOptions } from '../upload/upload-options.js';
import type { UploadProgress } from '../upload/progress.js';

/** What every upload accepts. */
export type UploadOptions = Omit<EngineOptions, 'videoId'>;

/** What an upload with a token accepts besides. */
export type TokenUploadOptions = EngineOptions;

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

/** Options, or in their place the official client's listener. */
export function withListener<Options extends EngineOptions>(
  options: Options | ProgressListener | undefined,
): Options | Pick<EngineOptions, 'onProgress'> {
  if (typeof options !== 'function') return options ?? {};
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
