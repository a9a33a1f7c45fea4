/**
 * Kills a process that uploads, without a warning and at any moment, and starts it again, which must send what is
 * missing and nothing twice that had arrived:
 *
 *     npm run build && npm run proof -- kill-node [--runs 50] [--from 1] [--seed 42]
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { startEmulator, type Emulator } from '../../src/emulator/index.js';
import { randomBytes } from '../helpers/files.js';
import { temporaryFolder, type TemporaryFolder } from '../helpers/temporary-folder.js';
import { call, mebibyte, sha256 } from '../node/emulator-fixture.js';
import { killMoment, type KillMoment } from './kill-moment.js';
import { proveRuns } from './prove-runs.js';

const partSize = 5 * mebibyte;
const parts = 8;
const bytes = Buffer.from(randomBytes((parts - 1) * partSize + 1000));
const hash = sha256(bytes);
const partsPerSecond = 4;

interface Order {
  readonly order: object;
  readonly folder: TemporaryFolder;
}

interface Exit {
  readonly ending: 'done' | 'killed' | 'failed';
  /** What it had told of by then. */
  readonly parts: readonly number[];
  readonly complaint: string;
}

/** Starts the upload, and kills it at `moment`. Resolves once it is gone. */
async function upload({ order, folder }: Order, moment?: KillMoment): Promise<Exit> {
  const script = join('test', 'helpers', 'client', 'upload-process.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', script, JSON.stringify(order)], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, TMPDIR: folder.path },
  });
  const gone = once(child, 'exit') as Promise<[number | null]>;
  const complaint = text(child.stderr);
  const told: number[] = [];
  let due: NodeJS.Timeout | undefined;

  createInterface(child.stdout).on('line', (line) => {
    const { part } = JSON.parse(line) as { readonly part?: number };
    if (part !== undefined) told.push(part);
    // The first line tells of no part.
    if (moment?.after === told.length) due ??= setTimeout(() => child.kill('SIGKILL'), moment.delay);
  });
  const [code] = await gone;
  clearTimeout(due);
  const ending = code === 0 ? 'done' : code === null ? 'killed' : 'failed';
  return { ending, parts: told, complaint: await complaint };
}

/** Parts of the film that were taken more than once. */
function takenTwice({ requests }: Emulator, videoId: string): readonly number[] {
  const numbers = requests.flatMap(({ path, part, status }) =>
    part && status === 201 && path.includes(videoId) ? [part.number] : [],
  );
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
    emulator.faults = [{ match: { path: '*' }, then: { bytesPerSecond: partsPerSecond * partSize } }];

    const first = await upload({ order, folder }, killMoment(seed, parts, 1000 / partsPerSecond));
    const whole = emulator.video(videoId)?.complete === true;
    emulator.faults = [];
    const second = await upload({ order, folder });

    if (emulator.video(videoId)?.sha256 !== hash) throw new Error(`the bytes differ. ${second.complaint}`);
    const twice = takenTwice(emulator, videoId);
    if (twice.length > 0) throw new Error(`parts ${twice.join(', ')} were taken twice`);
    // Who asks for the same again gets told that it is there: nothing is left to go on with.
    if (first.ending === 'done') return 'had ended before';
    if (second.ending === 'done')
      return first.parts.length > 0 ? 'killed and gone on with' : 'killed before a part had arrived';
    if (whole && second.complaint.includes('already-uploaded')) return 'killed as it ended';
    throw new Error(`the second start ${second.ending}. ${second.complaint}`);
  } finally {
    await emulator.close();
    folder.close();
  }
}

await proveRuns('kill-node', 50, killed);
