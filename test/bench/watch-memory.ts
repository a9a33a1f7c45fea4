import { setTimeout as sleep } from 'node:timers/promises';
import { memoryOf, ownProcesses } from './process-memory.js';

/** Milliseconds between two looks; each costs the machine a few milliseconds. */
const interval = 250;

/** What runs since some moment, as far as this process has started it. */
export interface Started<T> {
  readonly started: T;
  readonly processes: () => Promise<readonly number[]>;
}

/** Resolves with what `start` does, and a way to see the processes that it brings. */
export async function startedBy<T>(start: () => Promise<T>): Promise<Started<T>> {
  const others = await ownProcesses();
  const started = await start();

  return {
    started,
    processes: async () => Array.from(await ownProcesses()).filter((pid) => !others.has(pid)),
  };
}

/** What is within this many bytes of each other counts as the same. */
const steady = 1024 * 1024;
const looks = 4;

/**
 * Resolves with the memory once it stays the same for a second, or after ten; with `undefined` where the
 * system doesn't tell.
 */
export async function atRest(processes: Started<unknown>['processes']): Promise<number | undefined> {
  const seen: number[] = [];
  for (let look = 0; look < 10 * looks; look++) {
    const now = await memoryOf(await processes());
    if (now === undefined) return undefined;
    seen.push(now);
    const last = seen.slice(-looks);
    if (last.length === looks && Math.max(...last) - Math.min(...last) < steady) break;
    await sleep(interval);
  }
  return seen.at(-1);
}

/** The most memory that is seen while `task` runs. */
export async function peakDuring<T>(
  processes: Started<unknown>['processes'],
  task: Promise<T>,
): Promise<{ readonly result: T; readonly peak: number }> {
  const ended = new AbortController();
  let peak = 0;
  const watching = (async () => {
    while (!ended.signal.aborted) {
      peak = Math.max(peak, (await memoryOf(await processes())) ?? 0);
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
