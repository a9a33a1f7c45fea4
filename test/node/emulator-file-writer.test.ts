import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { test, type TestContext } from 'node:test';
import { FileWriter } from '../../src/emulator/file-writer.js';
import { bytesOf, sha256 } from './emulator-fixture.js';

async function pathFor(t: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'emulator-file-writer-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  return join(folder, 'file');
}

test('every byte is written in its place, whatever the sizes of the chunks', async (t) => {
  const path = await pathFor(t);
  const chunks = Array.from({ length: 300 }, (_, index) => bytesOf((index * 7919) % 70_000));

  await pipeline(Readable.from(chunks), new FileWriter(path));

  assert.equal(sha256(await readFile(path)), sha256(...chunks));
});

test('a stream of nothing is an empty file, in the place of an earlier one', async (t) => {
  const path = await pathFor(t);
  await pipeline(Readable.from([Buffer.from('earlier')]), new FileWriter(path));

  await pipeline(Readable.from([]), new FileWriter(path));

  assert.equal((await readFile(path)).length, 0);
});

test('a file that cannot be opened is an error', async (t) => {
  const path = join(await pathFor(t), 'nowhere');

  await assert.rejects(pipeline(Readable.from([bytesOf(9)]), new FileWriter(path)), { code: 'ENOENT' });
});

const fullDisk = existsSync('/dev/full') ? {} : { skip: 'this system has no /dev/full' };

test('a full disk is an error, for a short file as for a long one', fullDisk, async () => {
  for (const count of [1, 40]) {
    const chunks = Array.from({ length: count }, () => bytesOf(65_536));

    await assert.rejects(pipeline(Readable.from(chunks), new FileWriter('/dev/full')), { code: 'ENOSPC' });
  }
});
