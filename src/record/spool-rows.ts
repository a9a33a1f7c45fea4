import { ApiVideoError } from '../base/error.js';
import type { StoredRow } from '../web/recording-store.js';

/** A half-open range of a recording's bytes. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

const MiB = 1024 * 1024;

/** Most bytes of a row, so that reading one never takes much memory. */
export const mostOfRow = 4 * MiB;

/**
 * The next rows to write when chunks of these sizes wait from `start` on: one for each chunk, or several where
 * a chunk is larger than `most`; together no more than `most`, but one at least.
 */
export function rowsToWrite(start: number, sizes: readonly number[], most: number): readonly Stretch[] {
  const rows: Stretch[] = [];
  let place = start;

  for (const size of sizes) {
    const end = place + Math.min(size, most);
    if (rows.length > 0 && end - start > most) break;
    rows.push({ start: place, end });
    if (size > most) break;
    place = end;
  }
  return rows;
}

/** Exactly the bytes `[start, end)` of rows that hold them. Throws `file-unreadable` where some are missing. */
export function exactBytes(
  rows: readonly StoredRow[],
  { start, end }: Stretch,
): readonly Uint8Array<ArrayBuffer>[] {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let place = start;

  for (const row of rows) {
    if (row.start >= end) break;
    const from = place - row.start;
    const to = Math.min(row.bytes.byteLength, end - row.start);
    if (from < 0) throw lost();
    if (from >= to) continue;
    pieces.push(new Uint8Array(row.bytes, from, to - from));
    place = row.start + to;
  }
  if (place !== end) throw lost();
  return pieces;
}

/** Cuts the bytes `[0, end)` into stretches of a row each, at the most. */
export function* stretchesTo(end: number): Generator<Stretch> {
  for (let start = 0; start < end; start += mostOfRow) yield { start, end: Math.min(end, start + mostOfRow) };
}

export function lost(cause?: unknown): ApiVideoError {
  const message =
    "Part of the recording is no longer in the browser's storage: it was cleared, or can't be read.";
  return new ApiVideoError('file-unreadable', message, { cause });
}

export function letGo(): ApiVideoError {
  return new ApiVideoError(
    'invalid-state',
    'The beginning of this recording has arrived already, and is no longer here: send the rest to it.',
  );
}
