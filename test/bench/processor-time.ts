import { readFile } from 'node:fs/promises';

/** Linux counts the processor's time in these parts of a second. */
const ticks = 100;

/** Seconds that the processor has worked for these processes so far; those that have ended count nothing. */
export async function processorSeconds(pids: Iterable<number>): Promise<number> {
  const times = await Promise.all(
    Array.from(pids, async (pid) => secondsOf(await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => ''))),
  );
  return times.reduce((sum, seconds) => sum + seconds, 0);
}

/** Of a process, by what the kernel says of it: as itself, and in the kernel for it. */
export function secondsOf(stat: string): number {
  // The second field is a name in parentheses, and may hold anything; those of interest are the 14th and 15th.
  const [user = 0, system = 0] = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11, 13)
    .map(Number);
  return (user + system) / ticks;
}
