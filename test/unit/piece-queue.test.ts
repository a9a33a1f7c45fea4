import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Part } from '../../src/upload/part-plan.js';
import { PieceQueue } from '../../src/upload/piece-queue.js';
import { emptyRecord, withAccepted, withPlanned } from '../../src/upload/upload-record.js';
import { chunk, coded, live } from './factories.js';

const sizes = { min: 5, max: 10 };

/** Takes every part that is left, as text; the last one is marked with a full stop. */
async function drain(queue: PieceQueue, after?: Part): Promise<string[]> {
  const pieces: string[] = [];
  for (let previous = after; !previous?.last;) {
    const part = await queue.plan(previous, live);
    if (!part) break;
    pieces.push((await (await queue.read(part)).text()) + (part.last ? '.' : ''));
    await accept(queue, part);
    previous = part;
  }
  return pieces;
}

/** The part has arrived. */
function accept(queue: PieceQueue, part: Part): Promise<void> {
  return queue.remember(
    withAccepted(withPlanned(emptyRecord(), part), part.number, { videoId: 'vi1' }),
    part,
  );
}

function filled(...texts: readonly string[]): PieceQueue {
  const queue = new PieceQueue(sizes);
  for (const text of texts) queue.append(chunk(text));
  queue.end();
  return queue;
}

for (const [texts, pieces] of [
  [[], []],
  [['', ''], []],
  [['a'], ['a.']],
  [['abc', 'def', 'g'], ['abcdefg.']],
  [['abcdefghijklmnopqrstuvwxyz'], ['abcdefghij', 'klmnopqrst', 'uvwxyz.']],
  [['abcdefghij'], ['abcdefghij.']],
  [['abcdefghijk'], ['abcdefghij', 'k.']],
] as const) {
  test(`[${texts.join(' ')}] leaves as [${pieces.join(' ')}] once all is there`, async () => {
    assert.deepEqual(await drain(filled(...texts)), pieces);
  });
}

test('a growing source gives a part as soon as there is a byte more than it needs', async () => {
  const queue = new PieceQueue(sizes);
  queue.append(chunk('abcde'));
  const early = queue.plan(undefined, live);
  queue.append(chunk(''));
  queue.append(chunk('fgh'));

  const part = await early;

  assert.deepEqual(part, { number: 1, start: 0, end: 7, last: false });
});

test('a part is read again, byte for byte, until it has arrived', async () => {
  const queue = new PieceQueue(sizes);
  queue.append(chunk('abcdef'));
  queue.append(chunk('g'));

  const part = await queue.plan(undefined, live);
  assert.ok(part);
  const before = await (await queue.read(part)).text();
  await queue.remember(withPlanned(emptyRecord(), part), part);
  queue.append(chunk('hijklmn'));
  queue.end();
  const after = await (await queue.read(part)).text();
  await accept(queue, part);

  assert.deepEqual([before, after], ['abcdef', 'abcdef']);
  assert.deepEqual(await drain(queue, part), ['ghijklmn.']);
});

test('a part has the type of its first chunk', async () => {
  const queue = new PieceQueue(sizes);
  queue.append(chunk('abc', 'video/webm'));
  queue.end();

  const part = await queue.plan(undefined, live);

  assert.equal(part && (await queue.read(part)).type, 'video/webm');
});

test('all that was taken in is counted, sent or not', async () => {
  const queue = filled('abcdef', '', 'gh');

  await drain(queue);

  assert.equal(queue.taken, 8);
  assert.equal(queue.ended, true);
});

test('waiting for a part ends when the signal aborts', async () => {
  const controller = new AbortController();

  const waiting = new PieceQueue(sizes).plan(undefined, controller.signal);
  controller.abort();

  await assert.rejects(waiting, coded('aborted'));
});
