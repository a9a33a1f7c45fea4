import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Piece } from '../../src/upload/merge-chunks.js';
import { PieceQueue } from '../../src/upload/piece-queue.js';
import { chunk, coded, live } from './factories.js';

const sizes = { min: 5, max: 10 };

/** Takes every piece that is left, as text; the last one is marked with a full stop. */
async function drain(queue: PieceQueue): Promise<string[]> {
  const pieces: string[] = [];
  for (let piece = await queue.front(live); piece; piece = await queue.front(live)) {
    pieces.push((await piece.blob.text()) + (piece.last ? '.' : ''));
    queue.shift();
  }
  return pieces;
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

test('a growing source gives a piece as soon as another chunk has come after it', async () => {
  const queue = new PieceQueue(sizes);
  queue.append(chunk('abcde'));
  const early = queue.front(live);
  queue.append(chunk(''));
  queue.append(chunk('f'));

  const piece = await early;

  assert.equal(await piece?.blob.text(), 'abcde');
  assert.equal(piece?.last, false);
});

test('the last piece is never empty, wherever the source ends', async () => {
  for (let length = 1; length <= 40; length++) {
    const queue = new PieceQueue(sizes);
    const taken: Piece[] = [];
    for (let index = 0; index < length; index++) {
      queue.append(chunk('x'));
      const piece = await Promise.race([queue.front(live), Promise.resolve(undefined).then(() => undefined)]);
      if (piece) {
        taken.push(piece);
        queue.shift();
      }
    }
    queue.end();
    const rest = await drain(queue);

    assert.match(rest.at(-1) ?? '', /^x+\.$/);
    assert.equal(taken.reduce((sum, { blob }) => sum + blob.size, 0) + rest.join('').length - 1, length);
  }
});

test('the piece at the front stays, byte for byte, until it is removed', async () => {
  const queue = new PieceQueue(sizes);
  queue.append(chunk('abcdef'));
  queue.append(chunk('g'));

  const before = await queue.front(live);
  queue.append(chunk('hijklmn'));
  queue.end();
  const after = await queue.front(live);

  assert.equal(after, before);
  assert.deepEqual(await drain(queue), ['abcdef', 'ghijklmn.']);
});

test('all that was taken in is counted, sent or not', async () => {
  const queue = filled('abcdef', '', 'gh');

  await drain(queue);

  assert.equal(queue.taken, 8);
  assert.equal(queue.ended, true);
});

test('waiting for a piece ends when the signal aborts', async () => {
  const controller = new AbortController();

  const waiting = new PieceQueue(sizes).front(controller.signal);
  controller.abort();

  await assert.rejects(waiting, coded('aborted'));
});
