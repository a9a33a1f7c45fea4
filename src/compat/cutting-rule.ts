import { ApiVideoError } from '../base/error.js';
import { MAX_CHUNK_SIZE, MIN_CHUNK_SIZE } from './options.js';

/** When what was given makes a part. */
export interface CuttingRule {
  /** Holds the newest back. */
  readonly preventEmptyParts: boolean;
  /** Waits for 5 MiB. */
  readonly mergeSmallParts: boolean;
}

/** How many of the blobs held, the oldest first, make a part now; 0 means: wait for more. */
export function readyBlobs(
  held: readonly Pick<Blob, 'size'>[],
  { preventEmptyParts, mergeSmallParts }: CuttingRule,
): number {
  const settled = preventEmptyParts ? held.slice(0, -1) : held;
  const bytes = settled.reduce((sum, { size }) => sum + size, 0);
  return !mergeSmallParts || bytes >= MIN_CHUNK_SIZE ? settled.length : 0;
}

/** Cuts what is too large for one part into even ones: a small rest would be refused. */
export function cutEvenly(
  bytes: number,
  most = MAX_CHUNK_SIZE,
): readonly { readonly start: number; readonly end: number }[] {
  const count = Math.ceil(bytes / most);
  const bound = (index: number): number => Math.round((bytes * index) / count);
  return Array.from({ length: count }, (_, index) => ({ start: bound(index), end: bound(index + 1) }));
}

/** Refuses what makes no part where nothing is merged. Nothing else is lost by that. */
export function assertGiven({ size }: Pick<Blob, 'size'>, { mergeSmallParts }: CuttingRule): void {
  if (mergeSmallParts || size >= MIN_CHUNK_SIZE) return;
  throw new ApiVideoError(
    'invalid-option',
    `Each part but the last needs ${MIN_CHUNK_SIZE} bytes; this one has ${size}, and was not taken.`,
  );
}
