import type { Part } from './part-plan.js';

export interface PieceSizes {
  /** Least bytes of any part but the last. */
  readonly min: number;
  /** Most bytes of any part. */
  readonly max: number;
}

/** How far a growing source is. */
export interface Growth {
  /** Bytes that may be sent, from the very first on. */
  readonly bytes: number;
  /** Whether no more will come. */
  readonly ended: boolean;
}

/**
 * The part that follows `previous`, or `undefined` while there is not enough for one, or nothing left. While
 * the source grows its last byte stays behind: more may never come, and the last part must not be empty.
 */
export function nextPiece(
  previous: Part | undefined,
  { bytes, ended }: Growth,
  { min, max }: PieceSizes,
): Part | undefined {
  const start = previous?.end ?? 0;
  const ready = bytes - start - (ended ? 0 : 1);
  if (ready < (ended ? 1 : min)) return undefined;
  const end = start + Math.min(ready, max);
  return { number: (previous?.number ?? 0) + 1, start, end, last: ended && end === bytes };
}

/** Cuts `bytes` off the front of the chunks. Copies nothing: blobs refer to their bytes. */
export function splitChunks(
  chunks: readonly Blob[],
  bytes: number,
): { readonly head: readonly Blob[]; readonly rest: Blob[] } {
  const head: Blob[] = [];
  const rest: Blob[] = [];
  let missing = bytes;

  for (const chunk of chunks) {
    const taken = Math.min(chunk.size, missing);
    missing -= taken;
    if (taken > 0) head.push(taken === chunk.size ? chunk : chunk.slice(0, taken, chunk.type));
    if (taken < chunk.size) rest.push(taken === 0 ? chunk : chunk.slice(taken, chunk.size, chunk.type));
  }
  return { head, rest };
}

export function sizeOf(chunks: readonly Blob[]): number {
  return chunks.reduce((sum, chunk) => sum + chunk.size, 0);
}
