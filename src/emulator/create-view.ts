import { newId } from './ids.js';
import type { View, ViewEvent } from './view.js';

/** What is known of a view; all but its medium can be left to the emulator. */
export type ViewSeed = Pick<View, 'mediaId'> & Partial<View>;

/** A view of `seed`, with the usual for all it does not say: ten seconds on a computer in France, ending `now`. */
export function createView(seed: ViewSeed, now: number): View {
  const { seconds = 10, position = seconds, ended = false, startedAt = now - seconds * 1000 } = seed;

  return {
    mediaType: seed.mediaId.startsWith('li') ? 'live-stream' : 'video',
    sessionId: newId('ps'),
    country: 'FR',
    deviceType: 'computer',
    operatingSystem: 'linux',
    browser: 'firefox',
    referrer: '',
    events: eventsOf(startedAt, seconds, ended),
    ...seed,
    startedAt,
    seconds,
    position,
    ended,
  };
}

function eventsOf(startedAt: number, seconds: number, ended: boolean): readonly ViewEvent[] {
  const ready: ViewEvent = { type: 'ready', emittedAt: startedAt, at: 0 };
  if (seconds <= 0) return [ready];

  const last: ViewEvent = {
    type: ended ? 'end' : 'pause',
    emittedAt: startedAt + seconds * 1000,
    at: seconds,
  };
  return [ready, { type: 'play', emittedAt: startedAt, at: 0 }, last];
}
