import { readFile, writeFile } from 'node:fs/promises';
import { cpus, release, totalmem, type } from 'node:os';

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

/** Everything that was measured: by suite, then by what was measured. */
type BenchFile = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** Puts `entries` among the last ones of `suite` in the file; those of another name stay as they are. */
export async function mergeInto(
  path: string,
  suite: string,
  entries: Readonly<Record<string, object>>,
): Promise<void> {
  const known = JSON.parse(await readFile(path, 'utf8').catch(() => '{}')) as BenchFile;
  const stamp = { date: new Date().toISOString(), machine: thisMachine() };
  const stamped = Object.entries(entries).map(([name, entry]) => [name, { ...entry, ...stamp }] as const);
  const merged = { ...known, [suite]: { ...known[suite], ...Object.fromEntries(stamped) } };
  await writeFile(path, `${JSON.stringify(merged, undefined, 2)}\n`);
}
