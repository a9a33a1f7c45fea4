import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';

/** Milliseconds in which a run must have ended, whatever happens to it; most take a few seconds. */
const longest = 120_000;

/**
 * Runs a proof with one number after the other, each of which decides what happens, and prints how they ended. A run
 * that rejects is a failure, and the command that repeats it is printed. `together` runs are under way at once.
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
  const failed: number[] = [];
  const since = performance.now();

  const one = async (seed: number): Promise<void> => {
    const watch = new AbortController();
    const late = setTimeout(longest, undefined, { signal: watch.signal }).then(() => {
      throw new Error('it hangs');
    });
    const ending = await Promise.race([run(seed, alone), late]).catch((error: unknown) => {
      failed.push(seed);
      console.log(`${name}, seed ${seed}: ${error instanceof Error ? error.message : String(error)}`);
      return 'WRONG';
    });
    watch.abort();
    late.catch(() => undefined);
    endings.set(ending, (endings.get(ending) ?? 0) + 1);
  };
  const seeds = Array.from({ length: runs }, (_, index) => from + index).values();
  const lane = async (): Promise<void> => {
    for (const seed of seeds) await one(seed);
  };
  await Promise.all(Array.from({ length: together }, lane));

  const ended = Array.from(endings, ([ending, count]) => `${ending}: ${count}`).join('; ');
  const minutes = ((performance.now() - since) / 60_000).toFixed(1);
  console.log(`${name}: ${runs} runs from seed ${from}, ${minutes} minutes. ${ended}`);
  for (const seed of failed.slice(0, 5)) console.log(`  to repeat: npm run proof -- ${name} --seed ${seed}`);
  if (failed.length > 0) process.exitCode = 1;
}
