import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseContentRange, type ContentRange } from '../../src/emulator/content-range.js';
import { addPiece, judge, type PieceSet } from '../../src/emulator/parts.js';

const mebibyte = 1024 * 1024;
const piece = 5 * mebibyte;

/** What is left of a set after `headers` were accepted, each with a file of 5 MiB. */
function received(...headers: readonly string[]): PieceSet | undefined {
  return headers.reduce<PieceSet | undefined>((set, header) => {
    const range = rangeOf(header);
    const verdict = judge(set, range, piece);
    assert.ok('start' in verdict, `${header} is refused`);
    return addPiece(set, range.unit, verdict.total, { start: verdict.start, bytes: piece });
  }, undefined);
}

function rangeOf(header?: string): ContentRange {
  const range = parseContentRange(header);
  assert.ok(range);
  return range;
}

function outcome(set: PieceSet | undefined, header?: string, bytes = piece): string {
  const verdict = judge(set, rangeOf(header), bytes);
  if ('refuse' in verdict) return verdict.refuse.replace('video-content-range-', '');
  return verdict.complete ? 'complete' : 'accepted';
}

const bytes = (index: number, total: number | '*' = '*') =>
  `bytes ${index * piece}-${(index + 1) * piece - 1}/${total}`;

test('a Content-Range is part n/m, part n/*, bytes a-b/t or bytes a-b/*, and nothing else', () => {
  assert.deepEqual(parseContentRange(undefined), { unit: 'whole' });
  assert.deepEqual(parseContentRange('part 2/3'), { unit: 'part', part: 2, total: 3 });
  assert.deepEqual(parseContentRange('part 2/*'), { unit: 'part', part: 2 });
  assert.deepEqual(parseContentRange('bytes 0-9/20'), { unit: 'bytes', from: 0, to: 9, total: 20 });
  assert.deepEqual(parseContentRange('bytes 0-9/*'), { unit: 'bytes', from: 0, to: 9 });
  for (const malformed of [
    '',
    'part',
    'part 1',
    'part a/b',
    'part -1/2',
    'bytes 0-/9',
    'bytes */9',
    'parts 1/2',
  ]) {
    assert.equal(parseContentRange(malformed), undefined, malformed);
  }
});

test('parts complete the set in any order, whichever of them tells the total', () => {
  assert.equal(outcome(received('part 3/*', 'part 2/*'), 'part 1/3'), 'complete');
  assert.equal(outcome(received('part 1/3', 'part 2/*'), 'part 3/*'), 'complete');
  assert.equal(outcome(received('part 3/3', 'part 1/*'), 'part 2/3'), 'complete');
  assert.equal(outcome(received('part 1/*', 'part 2/*'), 'part 3/*'), 'accepted');
});

test('only the last part may be smaller than 5 MiB', () => {
  assert.equal(outcome(undefined, 'part 1/1', 1), 'complete');
  assert.equal(outcome(undefined, 'part 2/2', 1), 'accepted');
  assert.equal(outcome(received('part 1/2'), 'part 2/*', 1), 'complete');
  assert.equal(outcome(undefined, 'part 1/2', piece - 1), 'by-part-uploaded-file-too-small');
  assert.equal(outcome(undefined, 'part 1/*', piece - 1), 'by-part-uploaded-file-too-small');
});

test('each impossible part has the problem the API documents for it', () => {
  assert.equal(outcome(undefined, 'part 0/2'), 'by-part-part-zero');
  assert.equal(outcome(undefined, 'part 1/0'), 'by-part-total-parts-zero');
  assert.equal(outcome(undefined, 'part 1/10001'), 'by-part-total-parts-too-high');
  assert.equal(outcome(undefined, 'part 10001/*'), 'by-part-part-too-high-allowed');
  assert.equal(outcome(undefined, 'part 3/2'), 'by-part-part-too-high-total');
  assert.equal(outcome(received('part 1/2'), 'part 3/*'), 'by-part-part-too-high-total');
  assert.equal(outcome(received('part 3/*'), 'part 1/2'), 'by-part-total-parts-too-low');
  assert.equal(outcome(received('part 1/3'), 'part 2/4'), 'by-part-different-total-parts');
  assert.equal(outcome(received('part 1/3'), 'part 1/3'), 'by-part-part-already-sent');
});

test('parts, bytes and whole files do not mix', () => {
  assert.equal(outcome(received('part 1/2'), bytes(1, 2 * piece)), 'started-with-part');
  assert.equal(outcome(received(bytes(0)), 'part 2/2'), 'started-with-bytes');
  assert.equal(outcome(received('part 1/2')), 'already-initiated');
  assert.equal(outcome(received(bytes(0))), 'already-initiated');
});

test('byte ranges complete the set once they cover the total', () => {
  assert.equal(outcome(undefined, `bytes 0-${piece - 1}/${piece}`), 'complete');
  assert.equal(outcome(received(bytes(1), bytes(0)), bytes(2, 3 * piece)), 'complete');
  assert.equal(outcome(received(bytes(1, 3 * piece)), bytes(2)), 'accepted');
  assert.equal(outcome(undefined, 'bytes 0-0/1', 1), 'complete');
});

test('each impossible byte range has the problem the API documents for it', () => {
  const limit = 52_428_800_000;

  assert.equal(outcome(undefined, 'bytes 9-8/20'), 'by-bytes-from-byte-too-high');
  assert.equal(outcome(undefined, `bytes 0-${limit}/*`), 'by-bytes-to-byte-too-high-allowed');
  assert.equal(outcome(undefined, 'bytes 0-9/0'), 'by-bytes-total-bytes-zero');
  assert.equal(outcome(undefined, `bytes 0-9/${limit + 1}`), 'by-bytes-total-bytes-too-high');
  assert.equal(outcome(undefined, 'bytes 0-9/9'), 'by-bytes-to-byte-too-high-total');
  assert.equal(outcome(received(bytes(2)), bytes(0, 2 * piece)), 'by-bytes-total-bytes-too-low');
  assert.equal(outcome(received(bytes(0, 2 * piece)), bytes(1, 3 * piece)), 'by-bytes-different-total-bytes');
  assert.equal(outcome(undefined, `bytes 0-${200 * mebibyte}/*`), 'by-bytes-range-too-large');
  assert.equal(outcome(undefined, 'bytes 0-9/20', 10), 'by-bytes-range-too-small');
  assert.equal(outcome(undefined, bytes(0), piece - 1), 'by-bytes-range-mismatch');
  assert.equal(outcome(received(bytes(0)), bytes(0)), 'by-bytes-range-overlap');
  assert.equal(outcome(received(bytes(0)), `bytes 5-${piece + 4}/*`), 'by-bytes-range-overlap');
});
