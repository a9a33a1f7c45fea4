// Our Node client and the official one, side by side: `npm run bench:node`, after `npm run build`.
import { build } from 'esbuild';
import { execFile } from 'node:child_process';
import { existsSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { startEmulator } from '../../src/emulator/index.js';
import { temporaryFolder } from '../helpers/temporary-folder.js';
import { slowLine } from './slow-line.js';

type Which = 'ours' | 'official';
type Figures = Record<Which, number>;
interface Took {
  readonly seconds: number;
  readonly idle: number;
  readonly peak: number;
}

const mebibyte = 1024 * 1024;
const rounds = Number(process.env.ROUNDS ?? 5);
const large = Number(process.env.MEBIBYTES ?? 1024);
const far = Math.min(large, 256);
const both: readonly Which[] = ['ours', 'official'];
const entries = { ours: './dist/node.js', official: '@api.video/nodejs-client' } as const;
const folder = temporaryFolder();
const execute = promisify(execFile);

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}

/** The median of each client over rounds that take turns. */
async function compare(take: (which: Which, round: number) => Promise<number>): Promise<Figures> {
  const taken: Record<Which, number[]> = { ours: [], official: [] };
  for (let round = 0; round < rounds; round++) {
    for (const which of round % 2 ? [...both].reverse() : both) taken[which].push(await take(which, round));
  }
  return { ours: median(taken.ours), official: median(taken.official) };
}

async function task(which: Which, name: string, address: string, key: string, file = ''): Promise<Took> {
  const script = join('test', 'bench', 'node-task.mjs');
  const { stdout } = await execute(process.execPath, [script, which, name, address, key, file]);
  return JSON.parse(stdout) as Took;
}

function sparse(name: string, size: number): string {
  const path = join(folder.path, name);
  writeFileSync(path, '');
  truncateSync(path, size);
  return path;
}

/** Milliseconds of a process that imports, more than of one that does nothing. */
async function importTime(which: Which): Promise<number> {
  const run = async (code: string): Promise<number> => {
    const since = performance.now();
    await execute(process.execPath, ['--input-type=module', '-e', code]);
    return performance.now() - since;
  };
  const bare = await run('');
  return (await run(`import ${JSON.stringify(entries[which])}`)) - bare;
}

/** Kilobytes of a bundle with all its packages, minified and gzipped. */
async function bundle(which: Which, external: string[] = []): Promise<number> {
  const contents = `import Client from ${JSON.stringify(entries[which])}; globalThis.x = Client;`;
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: '.' },
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    platform: 'node',
    external,
  });
  return gzipSync(outputFiles[0]?.contents ?? '', { level: 9 }).length / 1000;
}

/** Packages that an install brings, the client's own included. */
function packages(which: Which): number {
  const { packages: locked } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
    packages: Record<string, { readonly dependencies?: Record<string, string> }>;
  };
  const seen = new Set<string>();
  const visit = (name: string, at: string): void => {
    const nested = `${at}/node_modules/${name}`.replace(/^\//, '');
    const path = locked[nested] ? nested : `node_modules/${name}`;
    if (seen.has(path) || !locked[path]) return;
    seen.add(path);
    for (const each of Object.keys(locked[path].dependencies ?? {})) visit(each, path);
  };
  if (which === 'official') visit(entries.official, '');
  else for (const each of Object.keys(locked['']?.dependencies ?? {})) visit(each, '');
  return which === 'official' ? seen.size : seen.size + 1;
}

const emulator = await startEmulator({ ffmpeg: false });
const line = await slowLine(emulator.url);
const { url, apiKey } = emulator;
const file = sparse('large.mp4', large * mebibyte);
const shorter = sparse('far.mp4', far * mebibyte);
const memory: Record<Which, number[]> = { ours: [], official: [] };

const near = await compare(async (which) => {
  const { seconds, idle, peak } = await task(which, 'upload', url, apiKey, file);
  memory[which].push((peak - idle) / mebibyte);
  await emulator.reset();
  return large / seconds;
});
const away = await compare(async (which) => {
  const { seconds } = await task(which, 'upload', line.url, apiKey, shorter);
  await emulator.reset();
  return far / seconds;
});
const reads = await compare(async (which) => (await task(which, 'reads', url, apiKey)).seconds);
const cold = await compare(importTime);

const rows: readonly (readonly [what: string, unit: string, figures: Figures])[] = [
  [`upload of ${large} MiB, loopback`, 'MiB/s', near],
  [`upload of ${far} MiB, 100 ms line`, 'MiB/s', away],
  ['memory above idle, same upload', 'MiB', { ours: median(memory.ours), official: median(memory.official) }],
  ['1,000 small reads', 's', reads],
  ['cold import, over bare node', 'ms', cold],
  ['bundle, gzip', 'kB', { ours: await bundle('ours'), official: await bundle('official') }],
  [
    'bundle without ky, gzip',
    'kB',
    { ours: await bundle('ours', ['ky']), official: await bundle('official') },
  ],
  ['packages installed', '', { ours: packages('ours'), official: packages('official') }],
];

console.log(`\n${''.padEnd(34)}${'ours'.padStart(10)}${'official'.padStart(10)}  (medians of ${rounds})`);
for (const [what, unit, { ours, official }] of rows) {
  const columns = [ours, official].map((value) => value.toFixed(value < 10 ? 2 : 0).padStart(10));
  console.log(what.padEnd(34) + columns.join('') + `  ${unit}`);
}
const known = existsSync('bench.json') ? (JSON.parse(readFileSync('bench.json', 'utf8')) as object) : {};
const node = Object.fromEntries(rows.map(([what, unit, figures]) => [what, { unit, ...figures }]));
writeFileSync('bench.json', `${JSON.stringify({ ...known, node }, null, 2)}\n`);
line.close();
await emulator.close();
folder.close();
