import { readFile, writeFile } from 'node:fs/promises';
import { cpus, release, totalmem, type } from 'node:os';
import { resolve } from 'node:path';
import type { Standing } from './standing.js';

/** What a figure was measured on. */
export interface Machine {
  readonly system: string;
  readonly processor: string;
  readonly cores: number;
  readonly memoryGiB: number;
  readonly node: string;
}

export function thisMachine(): Machine {
  return {
    system: `${type()} ${release()}`,
    processor: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    memoryGiB: Math.round(totalmem() / 1024 ** 3),
    node: process.version,
  };
}

/** What a suite gives: its figures, and what the summary says of them. */
export interface Entry {
  readonly standings?: readonly Standing[];
  readonly [figure: string]: unknown;
}

/** As the file has it. */
export interface StampedEntry extends Entry {
  /** When it was measured. */
  readonly date: string;
  readonly machine: Machine;
}

/** Everything that was measured: by suite, then by what was measured. */
export type BenchFile = Readonly<Record<string, Readonly<Record<string, StampedEntry>>>>;

/** Where the last figures are kept. Those of quick runs lie apart: they say nothing but that it works. */
export function benchPath(quick: boolean): string {
  return resolve(quick ? 'bench.quick.json' : 'bench.json');
}

/** All that is in the file; nothing where there is none. */
export async function readBench(path: string): Promise<BenchFile> {
  return JSON.parse(await readFile(path, 'utf8').catch(() => '{}')) as BenchFile;
}

/** Puts `entries` among the last ones of `suite` in the file; those of another name stay as they are. */
export async function mergeInto(
  path: string,
  suite: string,
  entries: Readonly<Record<string, Entry>>,
): Promise<void> {
  const known = await readBench(path);
  const stamp = { date: new Date().toISOString(), machine: thisMachine() };
  const stamped = Object.entries(entries).map(([name, entry]) => [name, { ...entry, ...stamp }] as const);
  const merged = { ...known, [suite]: { ...known[suite], ...Object.fromEntries(stamped) } };
  await writeFile(path, `${JSON.stringify(merged, undefined, 2)}\n`);
}
