import { setTimeout as sleep } from 'node:timers/promises';
import { memoryOf, ownProcesses } from './process-memory.js';

/** Milliseconds between two looks; each costs the machine a few milliseconds. */
const interval = 250;

/** The processes of this one's that run now and did not before `start`; resolves with what `start` does. */
export async function startedBy<T>(
  start: () => Promise<T>,
): Promise<{ readonly started: T; readonly memory: () => Promise<number | undefined> }> {
  const others = await ownProcesses();
  const started = await start();

  return {
    started,
    memory: async () => memoryOf(Array.from(await ownProcesses()).filter((pid) => !others.has(pid))),
  };
}

/** What is within this many bytes of each other counts as the same. */
const steady = 1024 * 1024;
const looks = 4;

/** Resolves with the memory once it stays the same for a second, or after ten. */
export async function atRest(memory: () => Promise<number | undefined>): Promise<number | undefined> {
  const seen: number[] = [];
  while (seen.length < 10 * looks) {
    const now = await memory();
    if (now === undefined) return undefined;
    seen.push(now);
    const last = seen.slice(-looks);
    if (last.length === looks && Math.max(...last) - Math.min(...last) < steady) break;
    await sleep(interval);
  }
  return seen.at(-1);
}

/** The most that is seen while `task` runs. */
export async function peakDuring<T>(
  memory: () => Promise<number | undefined>,
  task: Promise<T>,
): Promise<{ readonly result: T; readonly peak: number }> {
  const ended = new AbortController();
  let peak = 0;
  const watching = (async () => {
    while (!ended.signal.aborted) {
      peak = Math.max(peak, (await memory()) ?? 0);
      await sleep(interval, undefined, { signal: ended.signal }).catch(() => undefined);
    }
  })();
  try {
    return { result: await task, peak };
  } finally {
    ended.abort();
    await watching;
  }
}
