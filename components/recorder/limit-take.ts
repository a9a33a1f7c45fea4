import {
  durationLimit,
  durationPhase,
  watchDuration,
  type DurationLimit,
} from '../../src/record/duration-limit.js';
import type { RecordingSession } from '../../src/record/session.js';
import { present } from '../shared/present.js';
import type { TakeStrings } from '../shared/strings/en-takes.js';
import type { RecorderAttributes } from './recorder-attributes.js';

/** Keeps a take within its limit: says when its end is near, and stops it there. */
export function limitTake(
  session: RecordingSession,
  limit: DurationLimit,
  strings: () => TakeStrings,
  say: (announcement: string) => void,
  signal: AbortSignal,
): void {
  const onPhase = (phase: string, remainingSeconds: number): void => {
    if (phase === 'ending') say(strings().secondsLeft(Math.ceil(remainingSeconds)));
    if (phase === 'full') void session.stop().catch(() => undefined); // told by the session's own events
  };
  watchDuration(session, limit, onPhase, signal);
}

/** What a limit says of a take of so many seconds, for those who look. */
export function limitText(seconds: number, limit: DurationLimit, strings: TakeStrings): string | undefined {
  switch (durationPhase(seconds, limit)) {
    case 'too-short':
      return strings.atLeast(Math.ceil(limit.min));
    case 'ending':
      return strings.secondsLeft(Math.max(1, Math.ceil(limit.max - seconds)));
    default:
      return undefined;
  }
}

/** How long a take may be. Throws `invalid-option` where that makes no sense. */
export function limitOf({ minDuration, maxDuration }: RecorderAttributes): DurationLimit {
  return durationLimit({ minDuration: present(minDuration), maxDuration: present(maxDuration) });
}
