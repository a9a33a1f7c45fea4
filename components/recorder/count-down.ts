import { sleep } from '../../src/base/abort.js';

/** From when on each second is said aloud: before, a screen reader would talk over itself. */
const aloud = 3;

/** Whole seconds until `end`, both by a clock that only goes forward; 0 when it is over. */
export function secondsLeft(end: number, now: number): number {
  return Math.max(0, Math.ceil((end - now) / 1000));
}

/** Whether the seconds that are left are worth a word. */
export function isSpoken(left: number, whole: number): boolean {
  return left === whole || left <= aloud;
}

/** Tells the seconds that are left, each once, until none are. Rejects with code `aborted` if `signal` aborts. */
export async function countDown(
  seconds: number,
  onSecond: (left: number) => void,
  signal: AbortSignal,
): Promise<void> {
  const end = performance.now() + seconds * 1000;

  for (let now = performance.now(); now < end; now = performance.now()) {
    const left = secondsLeft(end, now);
    onSecond(left);
    // Until the next whole second: a timer that comes late makes no later one late.
    await sleep(end - now - (left - 1) * 1000, signal);
  }
}
