import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, test } from 'node:test';
import type { Emulator } from '../../src/emulator/index.js';
import { randomBytes } from '../helpers/files.js';
import { Keeper } from '../helpers/keeper.js';
import { temporaryFolder } from '../helpers/temporary-folder.js';
import { call, mebibyte, sha256, started } from '../node/emulator-fixture.js';

const timeout = 300_000;
const keeper = new Keeper();
const folder = keeper.keep(temporaryFolder());
const partSize = 5 * mebibyte;

after(() => keeper.close());

interface Line {
  readonly idle?: number;
  readonly peak?: number;
  readonly part?: number;
}

/** Starts an upload in another process; its temporary files, and so its journal, are this test's own. */
function start(order: object): { readonly process: ChildProcess; readonly lines: AsyncIterable<string> } {
  const script = join('test', 'helpers', 'client', 'upload-process.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', script, JSON.stringify(order)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, TMPDIR: folder.path },
  });
  return { process: child, lines: createInterface(child.stdout) };
}

/** Waits until that many parts have arrived, and kills the process without a warning. */
async function killAfter(parts: number, { process: child, lines }: ReturnType<typeof start>): Promise<void> {
  let arrived = 0;
  for await (const line of lines) {
    if ((JSON.parse(line) as Line).part !== undefined && ++arrived === parts) break;
  }
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

async function finish({ process: child, lines }: ReturnType<typeof start>): Promise<readonly Line[]> {
  const told: Line[] = [];
  const gone = once(child, 'exit');
  for await (const line of lines) told.push(JSON.parse(line) as Line);
  assert.deepEqual(await gone, [0, null]);
  return told;
}

/** Bytes of all parts that have come, and how often each has come. */
function receivedBy({ requests }: Emulator): { readonly bytes: number; readonly numbers: readonly number[] } {
  const parts = requests.filter(({ part, status }) => part && status === 201);
  return {
    bytes: parts.reduce((sum, { bytes }) => sum + bytes, 0),
    numbers: parts.map(({ part }) => part?.number ?? 0).sort((a, b) => a - b),
  };
}

for (const way of ['with the key', 'with a token'] as const) {
  test(
    `an upload ${way} that was killed sends only what is missing, the next time`,
    { timeout },
    async (t) => {
      const emulator = await started(t, { ffmpeg: false });
      const bytes = Buffer.from(randomBytes(9 * partSize + 1000));
      const path = join(folder.path, 'film.mp4');
      writeFileSync(path, bytes);
      const { videoId } = (await (await call(emulator, 'POST', '/videos', { title: 'Film' })).json()) as {
        videoId: string;
      };
      const { token } = emulator.createUploadToken();
      const leave = way === 'with the key' ? { apiKey: emulator.apiKey, videoId } : { token };
      const order = { baseUri: emulator.url, path, partSize, ...leave };
      // Slow enough to be met in the middle.
      emulator.faults = [{ match: { method: 'POST' }, then: { bytesPerSecond: 20 * mebibyte } }];
      await killAfter(4, start(order));
      emulator.faults = [];

      await finish(start(order));

      const made = emulator.videos.find((id) => id !== videoId && emulator.video(id)?.bytes === bytes.length);
      const received = emulator.video(way === 'with the key' ? videoId : (made ?? ''));
      assert.equal(received?.sha256, sha256(bytes));
      const { numbers } = receivedBy(emulator);
      const parts = numbers.filter((number) => number > 1);
      assert.deepEqual(parts, Array.from(new Set(parts)), 'no part was taken twice');
      assert.ok(Math.max(...parts) === 10);
    },
  );
}

test(
  '3 GiB are uploaded with at most 32 MiB of memory more than an idle client has',
  { timeout },
  async (t) => {
    const emulator = await started(t, { ffmpeg: false });
    const path = join(folder.path, 'large.mp4');
    const size = 3 * 1024 * mebibyte;
    writeFileSync(path, 'sparse');
    truncateSync(path, size);
    const hash = createHash('sha256');
    const { videoId } = (await (await call(emulator, 'POST', '/videos', { title: 'Large' })).json()) as {
      videoId: string;
    };

    const lines = await finish(start({ baseUri: emulator.url, path, apiKey: emulator.apiKey, videoId }));

    const idle = lines.find((line) => line.idle)?.idle ?? 0;
    const peak = lines.find((line) => line.peak)?.peak ?? Infinity;
    for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
    t.diagnostic(`idle ${(idle / mebibyte).toFixed(0)} MiB, peak ${(peak / mebibyte).toFixed(0)} MiB`);
    assert.equal(emulator.video(videoId)?.sha256, hash.digest('hex'));
    assert.ok(peak - idle <= 32 * mebibyte, `${((peak - idle) / mebibyte).toFixed(0)} MiB more`);
  },
);
