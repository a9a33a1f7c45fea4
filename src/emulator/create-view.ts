import type { JsonObject } from './body.js';
import { readFields, withoutNulls } from './fields.js';
import { newId } from './ids.js';
import { flag, must, oneOf, pairs, text } from './rules.js';
import type { View, ViewEvent } from './view.js';

/** What is known of a view; all but its medium can be left to the emulator. */
export type ViewSeed = Pick<View, 'mediaId'> & Partial<View>;

const amount = must(
  'a number from 0',
  (value): value is number => typeof value === 'number' && Number.isFinite(value) && value >= 0,
);

const known = {
  mediaId: text,
  sessionId: text,
  viewerId: text,
  startedAt: amount,
  seconds: amount,
  position: amount,
  ended: flag,
  country: text,
  city: text,
  deviceType: oneOf(['computer', 'phone', 'tablet']),
  operatingSystem: text,
  browser: text,
  referrer: text,
  metadata: pairs,
};

/** Reads a view that came as JSON. Throws one problem that names every member it refuses. */
export function readViewSeed(body: JsonObject): ViewSeed {
  const { mediaId = '', ...rest } = readFields(withoutNulls(body), known, ['mediaId']);
  return { mediaId, ...rest };
}

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
