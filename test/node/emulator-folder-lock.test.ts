import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { startEmulator } from '../../src/emulator/index.js';
import { bodyOf, send, started } from './emulator-fixture.js';

async function folderFor(t: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'emulator-folder-lock-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

const refusal = /^Error: The emulator cannot keep its data in .*: another emulator has it open\.$/;

test('a folder that another emulator has open is refused, by whatever path, and stays whole', async (t) => {
  const dataDir = await folderFor(t);
  const first = await started(t, { dataDir });
  const { videoId } = await bodyOf(await send(first, Buffer.from('film')));
  await symlink(dataDir, `${dataDir}-link`);
  t.after(() => rm(`${dataDir}-link`));

  await assert.rejects(startEmulator({ dataDir }), refusal);
  await assert.rejects(startEmulator({ dataDir: `${dataDir}-link/` }), refusal);

  assert.equal(first.video(videoId)?.complete, true);
  assert.equal((await send(first, Buffer.from('another'))).status, 201);
});

test('a folder is free again when its emulator is closed, or could not start', async (t) => {
  const dataDir = await folderFor(t);
  const first = await startEmulator({ dataDir });
  const port = Number(new URL(first.url).port);
  await assert.rejects(startEmulator({ dataDir: `${dataDir}-other`, port }), /port \d+ .* in use/);
  await first.close();

  const second = await startEmulator({ dataDir });

  assert.equal(second.apiKey, first.apiKey);
  await second.close();
});

test('other folders, even with long names, are nobody else’s business', async (t) => {
  const folder = join(await folderFor(t), 'deep'.repeat(40), 'deeper'.repeat(20));
  await mkdir(folder, { recursive: true });
  await started(t, { dataDir: join(folder, 'one') });

  const other = await started(t, { dataDir: join(folder, 'two') });

  assert.equal((await send(other, Buffer.from('x'))).status, 201);
});
