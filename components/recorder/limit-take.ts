import { durationPhase, watchDuration, type DurationLimit } from '../../src/record/duration-limit.js';
import type { RecordingSession } from '../../src/record/session.js';
import type { RecorderStrings } from '../shared/strings/en.js';

/** Keeps a take within its limit: says when its end is near, and stops it there. */
export function limitTake(
  session: RecordingSession,
  limit: DurationLimit,
  strings: () => RecorderStrings,
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
export function limitText(
  seconds: number,
  limit: DurationLimit,
  strings: RecorderStrings,
): string | undefined {
  switch (durationPhase(seconds, limit)) {
    case 'too-short':
      return strings.atLeast(Math.ceil(limit.min));
    case 'ending':
      return strings.secondsLeft(Math.max(1, Math.ceil(limit.max - seconds)));
    default:
      return undefined;
  }
}
