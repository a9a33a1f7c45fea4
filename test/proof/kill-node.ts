/**
 * Kills a process that uploads, without a warning and at any moment, and starts it again, which must send what is
 * missing and nothing twice that had arrived:
 *
 *     npm run proof -- kill-node [--runs 50] [--from 1]
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { startEmulator, type Emulator } from '../../src/emulator/index.js';
import { randomOf } from '../../src/emulator/random.js';
import { randomBytes } from '../helpers/files.js';
import { temporaryFolder, type TemporaryFolder } from '../helpers/temporary-folder.js';
import { call, mebibyte, sha256 } from '../node/emulator-fixture.js';
import { proveRuns } from './prove-runs.js';

const partSize = 5 * mebibyte;
const bytes = Buffer.from(randomBytes(7 * partSize + 1000));
const hash = sha256(bytes);
/** Longest time from the first part's arrival to the kill, in milliseconds. */
const span = 1200;

interface Order {
  readonly order: object;
  readonly folder: TemporaryFolder;
}

/** Starts the upload; `killAfter` milliseconds after it has begun it is killed. Resolves with its exit code. */
async function upload({ order, folder }: Order, killAfter?: number): Promise<number | null> {
  const script = join('test', 'helpers', 'client', 'upload-process.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', script, JSON.stringify(order)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, TMPDIR: folder.path },
  });
  const gone = once(child, 'exit') as Promise<[number | null]>;
  if (killAfter !== undefined) {
    createInterface(child.stdout).once('line', () => setTimeout(() => child.kill('SIGKILL'), killAfter));
  } else child.stdout.resume();
  const [code] = await gone;
  return code;
}

/** Parts that were taken more than once. */
function takenTwice({ requests }: Emulator): readonly number[] {
  const numbers = requests.flatMap(({ part, status }) => (part && status === 201 ? [part.number] : []));
  return numbers.filter((number, index) => numbers.indexOf(number) !== index);
}

async function killed(seed: number): Promise<string> {
  const folder = temporaryFolder();
  const emulator = await startEmulator({ ffmpeg: false });
  try {
    const path = join(folder.path, 'film.mp4');
    writeFileSync(path, bytes);
    const made = await call(emulator, 'POST', '/videos', { title: 'Film' });
    const { videoId } = (await made.json()) as { videoId: string };
    const order = { baseUri: emulator.url, path, partSize, apiKey: emulator.apiKey, videoId };
    emulator.faults = [{ match: { method: 'POST' }, then: { bytesPerSecond: 20 * mebibyte } }];

    const first = await upload({ order, folder }, randomOf(seed, 'kill') * span);
    emulator.faults = [];
    const again = await upload({ order, folder });

    if (again !== 0) throw new Error(`the second start ended with ${again}`);
    if (emulator.video(videoId)?.sha256 !== hash) throw new Error('the bytes differ');
    const twice = takenTwice(emulator);
    if (twice.length > 0) throw new Error(`parts ${twice.join(', ')} were taken twice`);
    return first === null ? 'killed, then whole' : 'had ended before';
  } finally {
    await emulator.close();
    folder.close();
  }
}

await proveRuns('kill-node', 50, killed);
