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
  /** How many of them the latest chunk has brought. */
  readonly newest: number;
  /** Whether no more will come. */
  readonly ended: boolean;
}

/**
 * The part that follows `previous`, or `undefined` while there is not enough for one, or nothing left. While
 * the source grows its newest chunk stays behind, so that there is always something left for the last part.
 */
export function nextPiece(
  previous: Part | undefined,
  { bytes, newest, ended }: Growth,
  { min, max }: PieceSizes,
): Part | undefined {
  const start = previous?.end ?? 0;
  const size = pieceSize(bytes - start, newest, ended, { min, max });
  if (size === 0) return undefined;
  const end = start + size;
  return { number: (previous?.number ?? 0) + 1, start, end, last: ended && end === bytes };
}

/** How many of the bytes held make the next part; 0 means: wait for more. */
function pieceSize(held: number, newest: number, ended: boolean, { min, max }: PieceSizes): number {
  if (ended) return Math.min(held, max);

  const settled = held - newest;
  if (settled >= min) return Math.min(settled, max);
  // A single chunk that is too large for one part is cut, leaving at least a byte behind.
  return held > max ? max : 0;
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
