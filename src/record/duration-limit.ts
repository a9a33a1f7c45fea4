import { ApiVideoError } from '../base/error.js';
import { numberOption } from '../base/options.js';

export interface DurationOptions {
  /** Seconds that a person must record at least. @default 0 */
  readonly minDuration?: number | undefined;
  /** Seconds after which the recording stops by itself. @default Infinity */
  readonly maxDuration?: number | undefined;
}

/** How long a recording may be, in seconds, with nothing left open. */
export interface DurationLimit {
  readonly min: number;
  readonly max: number;
}

export type DurationPhase =
  /** Shorter than it must be: `stop` is to be refused. */
  | 'too-short'
  | 'fine'
  /** So near its greatest length that the person should know. */
  | 'ending'
  /** As long as it may be. */
  | 'full';

/** The limits in `options`, or an `invalid-option` error that names the one that makes no sense. */
export function durationLimit({ minDuration, maxDuration }: DurationOptions): DurationLimit {
  const min = numberOption('minDuration', minDuration, 0, { min: 0 });
  const max = numberOption('maxDuration', maxDuration, Infinity, { min: 0.1 });
  if (min <= max) return { min, max };
  throw new ApiVideoError('invalid-option', '`minDuration` must not be greater than `maxDuration`.');
}

/** Where a recording of that many seconds stands. A very short one is told of its end half-way. */
export function durationPhase(seconds: number, { min, max }: DurationLimit): DurationPhase {
  if (seconds >= max) return 'full';
  if (seconds < min) return 'too-short';
  return max - seconds <= Math.min(longestNotice, max / 2) ? 'ending' : 'fine';
}

/** Seconds before the end at which it is told. */
const longestNotice = 10;

/** Why `stop` is refused before the recording is as long as it must be. */
export function tooShort({ min }: DurationLimit): ApiVideoError {
  return new ApiVideoError(
    'invalid-state',
    `The recording must last at least ${min} s: go on, or cancel it.`,
  );
}

/** What is followed: a `RecordingSession` is one. */
export interface Recorded extends EventTarget {
  readonly clocks: { readonly recordedSeconds: number };
}

/**
 * Tells each phase that a recording comes to, once, until `signal` aborts. Looks whenever the recording tells its
 * time, and with each chunk: those also come in hidden pages, whose timers browsers slow down.
 */
export function watchDuration(
  recording: Recorded,
  limit: DurationLimit,
  onPhase: (phase: DurationPhase, remainingSeconds: number) => void,
  signal: AbortSignal,
): void {
  let phase = durationPhase(0, limit);
  const look = (): void => {
    const { recordedSeconds } = recording.clocks;
    const next = durationPhase(recordedSeconds, limit);
    if (next === phase) return;
    phase = next;
    onPhase(phase, Math.max(0, limit.max - recordedSeconds));
  };

  for (const name of ['clock', 'chunk']) recording.addEventListener(name, look, { signal });
}
