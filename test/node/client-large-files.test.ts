import assert from 'node:assert/strict';
import { createReadStream } from 'node:fs';
import { test } from 'node:test';
import { openFile } from '../../src/node/file-input.js';
import { digestOf } from '../../src/upload/journal-entry.js';
import { GiB, largeFile, size } from './large-file-fixture.js';

/** What is in a blob, by the one way that there is to all of them. */
async function textOf(bytes: Blob): Promise<string> {
  return Buffer.from(await bytes.arrayBuffer()).toString();
}

async function bytesOf(path: string): Promise<Blob> {
  const file = await openFile(path);
  if (file.kind !== 'fixed') throw new Error('It is a file.');
  return file.bytes;
}

test('a file of more than 4 GiB has its size, and its bytes in their places', async (t) => {
  const bytes = await bytesOf(largeFile(t));

  assert.equal(bytes.size, size);
  assert.equal(await textOf(bytes.slice(2 * GiB - 3, 2 * GiB + 3)), 'second');
  assert.equal(await textOf(bytes.slice(4 * GiB - 3, 4 * GiB + 3)), 'fourth');
  assert.equal(await textOf(bytes.slice(-3)), 'end');
  assert.equal(await textOf(bytes.slice(4 * GiB - 10).slice(7, 13)), 'fourth');
  assert.equal(bytes.slice(9, 3).size, 0);
});

test('more of it is read than fits into a buffer, and keeps its type', async (t) => {
  const bytes = await bytesOf(largeFile(t));

  const piece = bytes.slice(4 * GiB - 700_000, 4 * GiB + 700_000, 'video/mp4');

  const read = Buffer.from(await piece.arrayBuffer());
  assert.equal(read.length, 1_400_000);
  assert.equal(read.indexOf('fourth'), 700_000 - 3);
  assert.equal(piece.type, 'video/mp4');
});

test('no way to read it answers as if it were empty', async (t) => {
  const bytes = await bytesOf(largeFile(t));

  for (const method of ['text', 'stream', 'bytes'] as const) {
    assert.throws(() => void bytes.slice(0, 10)[method](), TypeError, method);
  }
});

test('a stream of its end begins there', async (t) => {
  const path = largeFile(t);

  const file = await openFile(createReadStream(path, { start: 4 * GiB - 3 }));

  assert.equal(file.kind, 'fixed');
  assert.equal(file.bytes.size, size - 4 * GiB + 3);
  assert.equal(await textOf(file.bytes.slice(0, 6)), 'fourth');
});

test('parts of it are told apart by what is in them', async (t) => {
  const bytes = await bytesOf(largeFile(t));
  const source = { size, name: '', ownName: '', modified: 0, slice: bytes.slice.bind(bytes) };
  const of = (start: number) => digestOf({ start, end: start + 10 }, source);

  assert.notEqual(await of(4 * GiB - 3), await of(3 * GiB));
  assert.equal(await of(3 * GiB), await of(3.5 * GiB));
});
