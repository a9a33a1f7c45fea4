import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { reportPath, type ProofReport } from './proof-report.js';

/** Milliseconds in which a run must have ended, whatever happens to it and to the machine; most take a few seconds. */
const longest = 300_000;

/**
 * Runs a proof with one number after the other, each of which decides what happens, and leaves a report. A run that
 * rejects is a failure, and is told at once. `together` runs are under way at a time.
 */
export async function proveRuns(
  name: string,
  usual: number,
  run: (seed: number, alone: boolean) => Promise<string>,
  together = 1,
): Promise<void> {
  const { values } = parseArgs({
    options: { runs: { type: 'string' }, from: { type: 'string' }, seed: { type: 'string' } },
  });
  const alone = values.seed !== undefined;
  const from = Number(values.seed ?? values.from ?? 1);
  const runs = alone ? 1 : Number(values.runs ?? usual);
  const endings = new Map<string, number>();
  const failures: ProofReport['failures'][number][] = [];
  const since = performance.now();

  const one = async (seed: number): Promise<void> => {
    const watch = new AbortController();
    const late = setTimeout(longest, undefined, { signal: watch.signal }).then(() => {
      throw new Error('it hangs');
    });
    late.catch(() => undefined);
    try {
      const ending = await Promise.race([run(seed, alone), late]);
      endings.set(ending, (endings.get(ending) ?? 0) + 1);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      failures.push({ seed, reason });
      console.log(`${name}, seed ${seed}: ${reason}`);
    }
    watch.abort();
  };
  const seeds = Array.from({ length: runs }, (_, index) => from + index).values();
  const lane = async (): Promise<void> => {
    for (const seed of seeds) await one(seed);
  };
  await Promise.all(Array.from({ length: together }, lane));

  const seconds = (performance.now() - since) / 1000;
  const report: ProofReport = { name, runs, endings: Object.fromEntries(endings), failures, seconds };
  mkdirSync(dirname(reportPath(name)), { recursive: true });
  writeFileSync(reportPath(name), JSON.stringify(report));
  if (failures.length > 0) process.exitCode = 1;
  // What hangs would keep the process, and all proofs after it, from ending.
  void setTimeout(10_000, undefined, { ref: false }).then(() => process.exit());
}
