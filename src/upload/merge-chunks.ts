/** Bytes for one part of a growing source. */
export interface Piece {
  readonly blob: Blob;
  /** Whether nothing comes after it. */
  readonly last: boolean;
}

export interface PieceSizes {
  /** Least bytes of any piece but the last. */
  readonly min: number;
  /** Most bytes of any piece. */
  readonly max: number;
}

/**
 * How many bytes of the chunks held make the next piece; 0 means: wait for more. While the source grows,
 * its newest chunk stays behind, so that there is always something left for the last piece.
 */
export function pieceSize(chunks: readonly Blob[], ended: boolean, { min, max }: PieceSizes): number {
  const total = sizeOf(chunks);
  if (ended) return Math.min(total, max);

  const settled = total - (chunks.at(-1)?.size ?? 0);
  if (settled >= min) return Math.min(settled, max);
  // A single chunk that is too large for one part is cut, leaving at least a byte behind.
  return total > max ? max : 0;
}

/** Cuts `bytes` off the front of the chunks. Copies nothing: blobs refer to their bytes. */
export function splitChunks(
  chunks: readonly Blob[],
  bytes: number,
): { readonly head: Blob; readonly rest: Blob[] } {
  const head: Blob[] = [];
  const rest: Blob[] = [];
  let missing = bytes;

  for (const chunk of chunks) {
    const taken = Math.min(chunk.size, missing);
    missing -= taken;
    if (taken > 0) head.push(taken === chunk.size ? chunk : chunk.slice(0, taken, chunk.type));
    if (taken < chunk.size) rest.push(taken === 0 ? chunk : chunk.slice(taken, chunk.size, chunk.type));
  }
  return { head: new Blob(head, { type: chunks[0]?.type ?? '' }), rest };
}

export function sizeOf(chunks: readonly Blob[]): number {
  return chunks.reduce((sum, chunk) => sum + chunk.size, 0);
}
