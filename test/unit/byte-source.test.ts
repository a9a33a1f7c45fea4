import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertBlob, assertReadable, blobSource } from '../../src/upload/byte-source.js';
import { chunk, coded } from './factories.js';

test("a source has the file's name unless it is given another, and always has one", () => {
  const file = new File(['abc'], 'holiday.mp4');

  assert.equal(blobSource(file).name, 'holiday.mp4');
  assert.equal(blobSource(file, 'other.mp4').name, 'other.mp4');
  assert.equal(blobSource(file, '').name, 'holiday.mp4');
  assert.equal(blobSource(new File(['abc'], '')).name, 'video');
  assert.equal(blobSource(chunk('abc')).name, 'video');
});

test('a slice has its bytes and the type of the whole; the whole is passed on as it is', async () => {
  const blob = chunk('abcdef', 'video/mp4');
  const source = blobSource(blob);

  const slice = source.slice(2, 4);

  assert.equal(await slice.text(), 'cd');
  assert.equal(slice.type, 'video/mp4');
  assert.equal(source.slice(0, 6), blob);
});

test('what is no blob is refused', () => {
  assertBlob(chunk('a'));
  for (const other of ['file.mp4', null, undefined, new ArrayBuffer(8), {}]) {
    assert.throws(() => assertBlob(other), coded('invalid-option'));
  }
});

test('a blob that can be read is fine', async () => {
  await assertReadable(chunk('a'));
});
