import { smoothRate } from './progress.js';

/** What was measured of a line. */
export interface Pace {
  /** Bytes per second of one part; 0 while unknown. */
  readonly rate: number;
  /** How many parts were under way together then. */
  readonly lanes: number;
}

export const unknownPace: Pace = { rate: 0, lanes: 1 };

/** Takes in one more part of `bytes`. What was measured among another number of parts says little about these. */
export function withMeasured(known: Pace, bytes: number, milliseconds: number, lanes: number): Pace {
  const before = known.lanes === lanes ? known.rate : 0;
  const rate = smoothRate(before, bytes, milliseconds);
  return rate > 0 ? { rate, lanes } : known;
}

/**
 * Bytes per second of one of `lanes` parts. Where more are to go together than were measured, they are taken to
 * share what there is: an upload that is faster than that is the better surprise.
 */
export function rateAmong({ rate, lanes: measured }: Pace, lanes: number): number {
  return rate * Math.min(1, measured / lanes);
}
