import { numberOption } from '../base/options.js';
import { assertBlob } from '../upload/byte-source.js';
import { countParts } from '../upload/part-plan.js';
import { MAX_CHUNK_SIZE, MIN_CHUNK_SIZE, type VideoUploaderOptions } from './options.js';
import type { PartProgress } from './part-progress.js';
import { videoUploadError } from './video-upload-error.js';

/** How far an upload is. Sizes in bytes. */
export interface UploadProgressEvent {
  readonly uploadedBytes: number;
  readonly totalBytes: number;
  readonly chunksCount: number;
  /** Of each chunk but the last. */
  readonly chunksBytes: number;
  /** Counts from 1. */
  readonly currentChunk: number;
  readonly currentChunkUploadedBytes: number;
}

/** A file, cut into chunks of one size. */
export interface Chunks {
  readonly fileName: string;
  readonly totalBytes: number;
  /** Bytes of each chunk but the last. */
  readonly size: number;
  readonly count: number;
  readonly bytesOf: (chunk: number) => number;
}

const defaultChunkSize = 50 * 1024 * 1024;

/** Checks the file, and the size of its chunks, at once. */
export function chunksOf({ file, chunkSize = 0 }: VideoUploaderOptions): Chunks {
  try {
    assertBlob(file);
    const size = sizeOf(chunkSize);
    return {
      // A form calls a file without a name so.
      fileName: 'name' in file && typeof file.name === 'string' && file.name !== '' ? file.name : 'blob',
      totalBytes: file.size,
      size,
      count: countParts(file.size, size),
      bytesOf: (chunk) => Math.min(size, file.size - (chunk - 1) * size),
    };
  } catch (error) {
    throw videoUploadError(error);
  }
}

/** As ever, a size may be a fraction, such as 5.3 MiB, and none stands for the usual one. */
function sizeOf(chunkSize: number): number {
  if (!chunkSize) return defaultChunkSize;
  return Math.floor(numberOption('chunkSize', chunkSize, 0, { min: MIN_CHUNK_SIZE, max: MAX_CHUNK_SIZE }));
}

export function eventOf(chunks: Chunks, { part, uploadedBytes }: PartProgress): UploadProgressEvent {
  const { totalBytes, size, count } = chunks;
  return {
    uploadedBytes: (part - 1) * size + uploadedBytes,
    totalBytes,
    chunksCount: count,
    chunksBytes: size,
    currentChunk: part,
    currentChunkUploadedBytes: uploadedBytes,
  };
}
