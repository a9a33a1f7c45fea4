import type { ContentRange } from './content-range.js';
import type { ProblemSlug } from './problem.js';

const mebibyte = 1024 * 1024;

/** The largest file one request may carry, in bytes (inclusive). */
export const maxFileBytes = 200 * mebibyte;

const minPieceBytes = 5 * mebibyte;
const maxParts = 10_000;
const maxTotalBytes = 52_428_800_000;

/** A stored piece of a source: `start` is its part number (from 1), or its first byte (from 0). */
export interface Piece {
  readonly start: number;
  readonly bytes: number;
}

/** What a video has received so far. `total` counts parts or bytes, and is unknown until a request tells it. */
export interface PieceSet<P extends Piece = Piece> {
  readonly unit: ContentRange['unit'];
  readonly total: number | undefined;
  /** Sorted by `start`. */
  readonly pieces: readonly P[];
}

/** The problem to answer, with the numbers that only this case knows. */
export interface Refusal {
  readonly refuse: ProblemSlug;
  readonly detail?: string;
}

/** Where the new piece goes, and whether it makes the set complete. */
export interface Acceptance {
  readonly start: number;
  readonly total: number | undefined;
  readonly complete: boolean;
}

type RangeOf<Unit extends ContentRange['unit']> = Extract<ContentRange, { unit: Unit }>;

/** Decides on a file of `bytes` (> 0) that came as `range`, given what was `received` before it. */
export function judge(
  received: PieceSet | undefined,
  range: ContentRange,
  bytes: number,
): Acceptance | Refusal {
  if (range.unit === 'whole') {
    return received
      ? { refuse: 'video-content-range-already-initiated' }
      : { start: 1, total: 1, complete: true };
  }

  return range.unit === 'part' ? judgePart(received, range, bytes) : judgeBytes(received, range, bytes);
}

function judgePart(
  received: PieceSet | undefined,
  range: RangeOf<'part'>,
  bytes: number,
): Acceptance | Refusal {
  const { part, total = received?.total } = range;
  const pieces = received?.pieces ?? [];
  const highest = pieces.at(-1)?.start ?? 0;

  if (received?.unit === 'bytes') return { refuse: 'video-content-range-started-with-bytes' };
  if (part === 0) return by('part-part-zero');
  if (part > maxParts) return by('part-part-too-high-allowed');
  if (total === 0) return by('part-total-parts-zero');
  if (total !== undefined) {
    if (total > maxParts) return by('part-total-parts-too-high');
    if (total !== (received?.total ?? total)) {
      return by(
        'part-different-total-parts',
        `The "total_parts" you already set for this video is ${received?.total ?? total}.`,
      );
    }
    if (part > total) return by('part-part-too-high-total');
    // A total equal to a part already sent is fine: the API's own example ends in `part 1/3` after `part 3/*`.
    if (total < highest) return by('part-total-parts-too-low');
  }
  if (pieces.some(({ start }) => start === part)) {
    return by('part-part-already-sent', `The part number ${part} has already been sent.`);
  }
  if (bytes < minPieceBytes && part !== total) return by('part-uploaded-file-too-small');

  return { start: part, total, complete: pieces.length + 1 === total };
}

function judgeBytes(
  received: PieceSet | undefined,
  range: RangeOf<'bytes'>,
  bytes: number,
): Acceptance | Refusal {
  const { from, to, total = received?.total } = range;
  const length = to - from + 1;
  const pieces = received?.pieces ?? [];
  const last = pieces.at(-1);

  if (received?.unit === 'part') return { refuse: 'video-content-range-started-with-part' };
  if (from > to) return by('bytes-from-byte-too-high');
  if (to >= maxTotalBytes) return by('bytes-to-byte-too-high-allowed');
  if (total === 0) return by('bytes-total-bytes-zero');
  if (total !== undefined) {
    if (total > maxTotalBytes) return by('bytes-total-bytes-too-high');
    if (total !== (received?.total ?? total)) {
      return by(
        'bytes-different-total-bytes',
        `The "total_bytes" you already set for this video is ${received?.total ?? total}`,
      );
    }
    if (to >= total) return by('bytes-to-byte-too-high-total');
    if (last && total < last.start + last.bytes) return by('bytes-total-bytes-too-low');
  }
  if (length > maxFileBytes) return by('bytes-range-too-large');
  if (length < minPieceBytes && to + 1 !== total) return by('bytes-range-too-small');
  if (length !== bytes) {
    return by(
      'bytes-range-mismatch',
      `The size of the file you sent is ${bytes} bytes but the range length you set is ${length}.`,
    );
  }
  if (pieces.some((piece) => piece.start <= to && from < piece.start + piece.bytes)) {
    return by('bytes-range-overlap');
  }

  return { start: from, total, complete: byteLength(pieces) + length === total };
}

/** How many bytes the pieces hold together. */
export function byteLength(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, { bytes }) => sum + bytes, 0);
}

/** The set with `piece` in its place. */
export function addPiece<P extends Piece>(
  received: PieceSet<P> | undefined,
  unit: ContentRange['unit'],
  total: number | undefined,
  piece: P,
): PieceSet<P> {
  const pieces = [...(received?.pieces ?? []), piece].sort((a, b) => a.start - b.start);

  return { unit, total, pieces };
}

type RangeProblem<Slug> = Slug extends `video-content-range-by-${infer Rest}` ? Rest : never;

function by(slug: RangeProblem<ProblemSlug>, detail?: string): Refusal {
  return { refuse: `video-content-range-by-${slug}`, ...(detail && { detail }) };
}
