/** How far a recording is, in seconds of it. */
export interface RecordingClocks {
  /** What was recorded, pauses left out. */
  readonly recordedSeconds: number;
  /** Up to where it would outlast the page: it lies on this device, or the service holds it. */
  readonly savedSeconds: number;
  /** Up to where the service holds it. */
  readonly uploadedSeconds: number;
}

/** The clocks of what has not begun. */
export const unwound: RecordingClocks = { recordedSeconds: 0, savedSeconds: 0, uploadedSeconds: 0 };

/** A watch that can be halted. Times are milliseconds of a clock that never goes back. */
export interface Stopwatch {
  /** What it had counted when it was last started. */
  readonly counted: number;
  /** When it was last started; absent while it is halted. */
  readonly since?: number;
}

export const unstarted: Stopwatch = { counted: 0 };

/** The watch, running on from `now`. One that runs already is left alone. */
export function started(watch: Stopwatch, now: number): Stopwatch {
  return watch.since === undefined ? { ...watch, since: now } : watch;
}

/** The watch, standing still at what it has counted by `now`. */
export function halted(watch: Stopwatch, now: number): Stopwatch {
  return { counted: countedBy(watch, now) };
}

export function secondsOf(watch: Stopwatch, now: number): number {
  return countedBy(watch, now) / 1000;
}

function countedBy({ counted, since }: Stopwatch, now: number): number {
  return since === undefined ? counted : counted + Math.max(0, now - since);
}
