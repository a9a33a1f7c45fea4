import { ApiVideoError } from '../base/error.js';
import { numberOption } from '../base/options.js';
import { limits } from './limits.js';

/** A half-open byte range `[start, end)` of a source. `number` counts from 1, as the API does. */
export interface Part {
  readonly number: number;
  readonly start: number;
  readonly end: number;
  /** Whether the source ends with this part. */
  readonly last: boolean;
}

/**
 * The part after `previous` of a source of `size` bytes, or `undefined` after the last.
 * Plans one step at a time, so that the size of the next part can still be chosen then.
 */
export function nextPart(size: number, partSize: number, previous?: Part): Part | undefined {
  if (previous?.last) return undefined;

  const start = previous?.end ?? 0;
  const end = Math.min(size, start + partSize);
  return { number: (previous?.number ?? 0) + 1, start, end, last: end === size };
}

/** How many parts of `partSize` bytes a source of `size` bytes needs. */
export function countParts(size: number, partSize: number): number {
  return Math.max(1, Math.ceil(size / partSize));
}

/**
 * The fixed part size that was wished for; `undefined` where it is to follow the line. Refuses, before
 * anything is sent, what the service would. Too many parts can't be: the most parts of the least size make
 * the largest source.
 */
export function resolvePartSize(size: number, wished: number | 'auto' | undefined): number | undefined {
  const { minPartSize, maxPartSize, maxBytes } = limits;
  const bounds = { min: minPartSize, max: maxPartSize, integer: true };
  const fixed = wished === 'auto' ? undefined : wished;
  const partSize = fixed === undefined ? undefined : numberOption('partSize', fixed, fixed, bounds);

  if (size === 0) throw new ApiVideoError('file-empty', 'The file is empty: there is nothing to upload.');
  if (size <= maxBytes) return partSize;
  throw new ApiVideoError(
    'file-too-large',
    `The file is larger than ${maxBytes / 1e9} GB, the most a video may have.`,
  );
}

/** The value of the `Content-Range` header: the total is told with the last part, when it is sure. */
export function contentRange({ number, last }: Pick<Part, 'number' | 'last'>): string {
  return `part ${number}/${last ? number : '*'}`;
}
