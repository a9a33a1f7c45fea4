import { limits } from './limits.js';
import type { PieceSizes } from './merge-chunks.js';

/**
 * Bytes of a part at the most when a growing source has piled up, unless parts are to be larger anyway. What
 * has piled up did so on a slow line: the larger its parts, the more is lost with each that doesn't arrive.
 */
const largestPiece = 16 * 1024 * 1024;

/** Bounds of a growing source's parts, where each is to have `partSize` bytes at least. */
export function pieceSizes(wished: unknown): PieceSizes {
  const partSize = typeof wished === 'number' ? wished : limits.minPartSize;
  return { min: partSize, max: Math.max(partSize, largestPiece) };
}
