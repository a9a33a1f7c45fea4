import type { JsonObject } from '../body.js';
import { problem } from '../problem.js';

const kinds = {
  1: 'loaded',
  2: 'play',
  3: 'pause',
  4: 'time',
  5: 'error',
  6: 'end',
  7: 'seek',
  8: 'source',
} as const;

/** Something that happened in a player. */
export interface PlayerEvent {
  readonly kind: (typeof kinds)[keyof typeof kinds];
  /** In milliseconds since the epoch. */
  readonly emittedAt: number;
  /** Where the media stood, in seconds. */
  readonly position: number;
}

/** What a player tells the collector. */
export interface Beacon {
  readonly sessionId: string;
  readonly mediaId: string;
  /** In milliseconds since the epoch. */
  readonly startedAt: number;
  readonly referrer: string;
  readonly events: readonly PlayerEvent[];
}

/** Reads the body of a beacon; times are dates or milliseconds. Throws "invalid payload" for anything else. */
export function readBeacon({ sid, mid, sat, ref, eve }: JsonObject): Beacon {
  const startedAt = timeOf(sat);
  if (typeof sid !== 'string' || typeof mid !== 'string' || startedAt === undefined || !Array.isArray(eve)) {
    throw problem('invalid-payload');
  }

  const referrer = typeof ref === 'string' ? ref : '';
  return { sessionId: sid, mediaId: mid, startedAt, referrer, events: eve.map(readEvent) };
}

function readEvent(value: unknown): PlayerEvent {
  const { eat, typ, vti } = (typeof value === 'object' && value !== null ? value : {}) as JsonObject;
  const emittedAt = timeOf(eat);
  const kind = Object.entries(kinds).find(([number]) => Number(number) === typ)?.[1];
  if (emittedAt === undefined || kind === undefined) throw problem('invalid-payload');

  return { kind, emittedAt, position: typeof vti === 'number' && vti > 0 ? vti : 0 };
}

function timeOf(value: unknown): number | undefined {
  const time = typeof value === 'string' ? Date.parse(value) : value;
  return typeof time === 'number' && Number.isFinite(time) ? time : undefined;
}
