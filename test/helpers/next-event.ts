import type { RecordingSessionEventMap } from '../../src/record/session-events.js';
import type { RecordingSession } from '../../src/record/session.js';

/** The next event of that name. */
export function nextEvent<Name extends keyof RecordingSessionEventMap>(
  session: RecordingSession,
  name: Name,
): Promise<RecordingSessionEventMap[Name]> {
  return new Promise((resolve) => session.addEventListener(name, resolve, { once: true }));
}
