/**
 * Compares our Node client with the official one, and small calls with bare `fetch` too. See docs/benchmarks.md. Run
 * it after `npm run build`:
 *
 *     node --import tsx test/bench/node.ts [--quick] [--rounds <n>]
 */
import { execFile } from 'node:child_process';
import { truncateSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startEmulator } from '../../src/emulator/index.js';
import { temporaryFolder } from '../helpers/temporary-folder.js';
import { benchPath, mergeInto } from './bench-file.js';
import { nodeTable, standingOf, type NodeResult, type Rival } from './node-results.js';
import { countPackages, weigh, type Weight } from './node-weight.js';
import { spreadOf, type Spread } from './results.js';
import { slowLine } from './slow-line.js';
import { suiteOptions } from './suite-options.js';

interface Took {
  readonly seconds: number;
  /** What the processor worked for it, however busy it was with other things. */
  readonly cpuSeconds: number;
  readonly idle: number;
  readonly peak: number;
}

type Figures = NodeResult['figures'];

const mebibyte = 1024 * 1024;
const { quick, rounds } = suiteOptions(process.argv.slice(2), { rounds: 7 }, { rounds: 1 });
const size = quick ? 64 : 1024;
const clients = ['ours', 'official'] as const;
const names = { ours: './dist/node.js', official: '@api.video/nodejs-client' } as const;
const execute = promisify(execFile);

/** All rounds of some, who take turns, so that a busy minute hits all of them. */
async function compare(who: readonly Rival[], take: (rival: Rival) => Promise<number>): Promise<Figures> {
  const taken = new Map<Rival, number[]>(who.map((rival) => [rival, []]));
  for (let round = 0; round < rounds; round++) {
    for (const rival of round % 2 ? [...who].reverse() : who) taken.get(rival)?.push(await take(rival));
  }
  return Object.fromEntries(Array.from(taken, ([rival, figures]) => [rival, spreadOf(figures)]));
}

async function task(rival: Rival, name: string, ...rest: readonly string[]): Promise<Took> {
  const script = join('test', 'bench', 'node-task.mjs');
  const { stdout } = await execute(process.execPath, [script, rival, name, ...rest]);
  return JSON.parse(stdout) as Took;
}

/** Milliseconds of a process that imports, more than of one that does nothing: medians of ten. */
async function importTime(rival: 'ours' | 'official'): Promise<number> {
  const run = async (code: string): Promise<number> => {
    const since = performance.now();
    await execute(process.execPath, ['--input-type=module', '-e', code]);
    return performance.now() - since;
  };
  const bare: number[] = [];
  const full: number[] = [];
  for (let turn = 0; turn < 10; turn++) {
    bare.push(await run(''));
    full.push(await run(`import ${JSON.stringify(names[rival])}`));
  }
  return spreadOf(full).median - spreadOf(bare).median;
}

function sure(value: number): Spread {
  return spreadOf([value]);
}

async function bundles(): Promise<readonly NodeResult[]> {
  const code = {
    ours: `import { ApiVideoClient } from '${names.ours}'; globalThis.client = ApiVideoClient;`,
    official: `import ApiVideoClient from '${names.official}'; globalThis.client = ApiVideoClient;`,
  };
  const [ours, official] = [await weigh(code.ours, /\/transports-/), await weigh(code.official)];
  const row = (what: string, bytes: (weight: Weight) => number, aim?: NodeResult['aim']): NodeResult => ({
    what,
    unit: 'kB',
    better: 'less',
    figures: { ours: sure(bytes(ours) / 1000), official: sure(bytes(official) / 1000) },
    ...(aim && { aim }),
  });
  return [
    row('bundle that an import loads, gzip', ({ atOnce }) => atOnce, { most: 16 }),
    row('… with what a first call loads, ky included', ({ atOnce, next }) => atOnce + next),
    row('… with all that is loaded on demand', ({ atOnce, next, later }) => atOnce + next + later),
  ];
}

const folder = temporaryFolder();
const emulator = await startEmulator({ ffmpeg: false });
const line = await slowLine(emulator.url);
const { url, apiKey } = emulator;
const file = join(folder.path, 'film.mp4');
writeFileSync(file, '');
truncateSync(file, size * mebibyte);
const [loadBefore = 0] = loadavg();
const growth: Partial<Record<Rival, number[]>> = {};

async function upload(rival: Rival, address: string): Promise<number> {
  const { seconds, idle, peak } = await task(rival, 'upload', address, apiKey, file);
  await emulator.reset();
  if (address === url) (growth[rival] ??= []).push((peak - idle) / mebibyte);
  return size / seconds;
}

const near = await compare(clients, (rival) => upload(rival, url));
const far = await compare(clients, (rival) => upload(rival, line.url));
const work: Partial<Record<Rival, number[]>> = {};
const reads = await compare(['ours', 'official', 'fetch'], async (rival) => {
  const { seconds, cpuSeconds } = await task(rival, 'reads', url, apiKey);
  (work[rival] ??= []).push(cpuSeconds);
  return seconds;
});
const cold = await compare(clients, (rival) => importTime(rival === 'ours' ? 'ours' : 'official'));
const spreads = (kept: Partial<Record<Rival, number[]>>): Figures =>
  Object.fromEntries(Object.entries(kept).map(([rival, figures]) => [rival, spreadOf(figures)]));
const packages = { ours: sure(countPackages('')), official: sure(countPackages(names.official)) };

const results: readonly NodeResult[] = [
  {
    what: `upload of ${size} MiB, loopback`,
    unit: 'MiB/s',
    better: 'more',
    figures: near,
    aim: { timesOfficial: 1 },
  },
  {
    what: `upload of ${size} MiB, 100 ms line`,
    unit: 'MiB/s',
    better: 'more',
    figures: far,
    aim: { timesOfficial: 1.5 },
  },
  {
    what: 'memory above idle, on loopback',
    unit: 'MiB',
    better: 'less',
    figures: spreads(growth),
    aim: { most: 32 },
  },
  { what: '1,000 small reads', unit: 's', better: 'less', figures: reads, aim: { timesOfficial: 1 } },
  { what: '… the processor’s work', unit: 's', better: 'less', figures: spreads(work) },
  { what: 'cold import, over bare node', unit: 'ms', better: 'less', figures: cold, aim: { most: 40 } },
  ...(await bundles()),
  { what: 'packages installed', unit: 'number', better: 'less', figures: packages },
];

console.log(
  `\n${nodeTable(results)}\n\nMedians of ${rounds}; the machine was busy with ${loadBefore.toFixed(1)} other things.`,
);
await mergeInto(
  benchPath(quick),
  'node',
  Object.fromEntries(
    results.map((result) => [
      result.what,
      { ...result, standings: [standingOf(result)], rounds, loadBefore },
    ]),
  ),
);
line.close();
await emulator.close();
folder.close();
