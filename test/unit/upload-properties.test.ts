import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { acceptedBytes, journalParts, recordOf } from '../../src/upload/journal-entry.js';
import { nextPiece, splitChunks } from '../../src/upload/merge-chunks.js';
import { nextPart, type Part } from '../../src/upload/part-plan.js';
import { adaptivePartSize } from '../../src/upload/part-size.js';
import { limits } from '../../src/upload/limits.js';
import { partsToBegin } from '../../src/upload/schedule.js';
import {
  emptyRecord,
  withAccepted,
  withLostAnswer,
  withPlanned,
  type UploadRecord,
} from '../../src/upload/upload-record.js';

/** Numbers from 1 without a gap, bytes from 0 without a gap, none empty, and the last alone is the last. */
function assertCovers(parts: readonly Part[], size: number): void {
  parts.forEach(({ number, start, end, last }, index) => {
    assert.equal(number, index + 1);
    assert.equal(start, parts[index - 1]?.end ?? 0);
    assert.ok(end > start);
    assert.equal(last, index === parts.length - 1);
  });
  assert.equal(parts.at(-1)?.end, size);
}

test('a file is cut into parts that cover it, whatever the line did meanwhile', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: limits.maxBytes }),
      fc.infiniteStream(fc.double({ min: 0, max: 2e9, noNaN: true })),
      fc.integer({ min: 1, max: 16 }),
      (size, rates, lanes) => {
        const parts: Part[] = [];
        for (const rate of rates) {
          const unsent = size - (parts.at(-1)?.end ?? 0);
          const part = nextPart(size, adaptivePartSize({ rate, unsent, lanes }), parts.at(-1));
          if (!part) break;
          parts.push(part);
        }

        assertCovers(parts, size);
        const sizes = parts.map(({ start, end }) => end - start);
        assert.ok(sizes.every((bytes) => bytes <= limits.maxPartSize));
        assert.ok(sizes.slice(0, -1).every((bytes) => bytes >= limits.minPartSize));
        assert.ok(parts.length <= 10_000);
      },
    ),
    { numRuns: 300 },
  );
});

test('what grows is cut into parts that cover it, however it comes, and nothing full waits', () => {
  const sizes = { min: 50, max: 400 };
  fc.assert(
    fc.property(
      fc.array(fc.record({ bytes: fc.integer({ min: 1, max: 1500 }), looks: fc.nat({ max: 4 }) }), {
        minLength: 1,
        maxLength: 60,
      }),
      (chunks) => {
        const parts: Part[] = [];
        const look = (bytes: number, ended: boolean): boolean => {
          const piece = nextPiece(parts.at(-1), { bytes, ended }, sizes);
          if (piece) parts.push(piece);
          return piece !== undefined;
        };
        let bytes = 0;
        for (const chunk of chunks) {
          bytes += chunk.bytes;
          for (let left = chunk.looks; left > 0; left--) {
            if (!look(bytes, false)) assert.ok(bytes - (parts.at(-1)?.end ?? 0) <= sizes.min);
          }
        }
        while (look(bytes, true) && !parts.at(-1)?.last);

        assertCovers(parts, bytes);
        const lengths = parts.map(({ start, end }) => end - start);
        assert.ok(lengths.every((length) => length <= sizes.max));
        assert.ok(lengths.slice(0, -1).every((length) => length >= sizes.min));
      },
    ),
    { numRuns: 500 },
  );
});

test('chunks are cut anywhere without losing, doubling or moving a byte', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.string({ maxLength: 9 })), fc.nat({ max: 60 }), async (texts, bytes) => {
      const whole = new Blob(texts);
      const chunks = texts.map((text) => new Blob([text]));

      const { head, rest } = splitChunks(chunks, bytes);

      const text = await whole.text();
      assert.equal(new Blob([...head]).size, Math.min(bytes, whole.size));
      assert.equal(await new Blob([...head, ...rest]).text(), text);
      assert.ok(head.every(({ size }) => size > 0));
    }),
  );
});

/** Any state that an upload of parts of 10 bytes may be in. */
const anyRecord = fc
  .record({ accepted: fc.array(fc.boolean(), { maxLength: 12 }), complete: fc.boolean() })
  .map(({ accepted, complete }) =>
    accepted.map((done, index) => ({
      number: index + 1,
      start: index * 10,
      end: index * 10 + 10,
      accepted: done,
      last: complete && index === accepted.length - 1,
    })),
  );

test('no part is begun twice, none that has arrived, and the first goes alone', () => {
  fc.assert(
    fc.property(
      anyRecord,
      fc.array(fc.nat({ max: 11 })),
      fc.integer({ min: 1, max: 16 }),
      fc.integer({ min: 1, max: 20 }),
      (parts, going, concurrency, total) => {
        const open = parts.filter(({ accepted }) => !accepted).map(({ number }) => number);
        const underWay = Array.from(new Set(going))
          .flatMap((index) => open[index] ?? [])
          .slice(0, concurrency);
        const size = 10 * Math.max(total, parts.length);

        const begun = partsToBegin({
          record: { parts },
          underWay,
          concurrency,
          plan: (previous) => nextPart(size, 10, previous),
        });

        const numbers = begun.map(({ number }) => number);
        const arrived = parts.filter(({ accepted }) => accepted).map(({ number }) => number);
        const together = numbers.length + underWay.length;
        assert.equal(new Set(numbers).size, numbers.length);
        assert.ok(numbers.every((number) => !underWay.includes(number) && !arrived.includes(number)));
        assert.ok(begun.length === 0 || together <= (arrived.length > 0 ? concurrency : 1));
        // What was begun before goes first: its boundaries are fixed, and others wait for it.
        const again = numbers.filter((number) => number <= parts.length);
        assert.deepEqual(numbers.slice(0, again.length), again);
      },
    ),
    { numRuns: 500 },
  );
});

interface Step {
  readonly do: 'plan' | 'accept' | 'lose';
  readonly which: number;
}
const anySteps = fc.array(
  fc.record<Step>({ do: fc.constantFrom('plan', 'accept', 'lose'), which: fc.nat() }),
  { maxLength: 60 },
);

/** An upload of `size` bytes after those steps. */
function recordAfter(steps: readonly Step[], size: number): UploadRecord {
  return steps.reduce<UploadRecord>((record, step) => {
    const open = record.parts.filter(({ accepted }) => !accepted);
    const chosen = open[step.which % Math.max(1, open.length)];
    if (step.do === 'lose') return withLostAnswer(record);
    if (step.do === 'accept') {
      return chosen ? withAccepted(record, chosen.number, { videoId: 'vi1' }) : record;
    }
    const part = nextPart(size, 1 + (step.which % 90), record.parts.at(-1));
    return part ? withPlanned(record, part) : record;
  }, emptyRecord());
}

test('what a journal keeps of an upload gives the same upload back', () => {
  const size = 1000;
  fc.assert(
    fc.property(anySteps, (steps) => {
      const record = withAccepted(recordAfter(steps, size), 1, { videoId: 'vi1' });
      const digests = new Map(record.parts.map(({ number }) => [number, `digest ${number}`]));
      const { parts, possibleOrphan } = record;
      const kept = JSON.parse(JSON.stringify(journalParts(record, digests))) as ReturnType<
        typeof journalParts
      >;

      const back = recordOf({
        key: '',
        host: '',
        fileName: '',
        fileSize: size,
        videoId: 'vi1',
        parts: kept,
        possibleOrphan,
        updatedAt: 0,
      });

      assert.deepEqual(back.parts, parts);
      assert.deepEqual([back.videoId, back.possibleOrphan], ['vi1', possibleOrphan]);
      const bytes = parts.reduce((sum, { start, end, accepted }) => sum + (accepted ? end - start : 0), 0);
      assert.equal(acceptedBytes({ parts: kept }), bytes);
    }),
    { numRuns: 300 },
  );
});
