/** How far a recording is, in seconds of it. */
export interface RecordingClocks {
  /** What was recorded, pauses left out. */
  readonly recordedSeconds: number;
  /** Up to where the service holds it. */
  readonly uploadedSeconds: number;
}

/** The clocks of what has not begun. */
export const unwound: RecordingClocks = { recordedSeconds: 0, uploadedSeconds: 0 };

/** A watch that can be halted. Times are milliseconds of a clock that never goes back. */
export interface Stopwatch {
  /** What it had counted when it was last started. */
  readonly counted: number;
  /** When it was last started; absent while it is halted. */
  readonly since?: number;
}

/** Up to where the recording reaches when so many bytes of it have come. */
export interface Mark {
  readonly bytes: number;
  readonly seconds: number;
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

/**
 * The seconds that the first `acceptedBytes` of a recording hold for sure. The marks are in their order; bytes
 * between two marks count for nothing, because they need not be whole pictures.
 */
export function uploadedSeconds(marks: readonly Mark[], acceptedBytes: number): number {
  return marks.findLast(({ bytes }) => bytes <= acceptedBytes)?.seconds ?? 0;
}

function countedBy({ counted, since }: Stopwatch, now: number): number {
  return since === undefined ? counted : counted + Math.max(0, now - since);
}
