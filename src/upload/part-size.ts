import { limits } from './limits.js';

const MiB = 1024 * 1024;

/**
 * Seconds that a part should be on its way: short enough to lose, and long enough that four at a time stay
 * below the least of the service's limits, 40 requests a minute.
 */
const aim = 8;
/** Seconds below which a part isn't made shorter, just so that all parts end together. */
const shortest = 1;
/** Largest part that is chosen without being asked for; the service takes more. */
const largest = 128 * MiB;

export interface PartSizeState {
  /** Bytes per second of each part; 0 while unknown. */
  readonly rate: number;
  /** Bytes that are not sent yet, also those of parts under way. */
  readonly unsent: number;
  /** Parts that go together. */
  readonly lanes: number;
}

/**
 * Bytes of the next part. What follows from the rate is in whole MiB, so that a line's small changes change
 * nothing. Towards the end a part is no larger than what each lane has still to send: where each has a speed of
 * its own, one that carries a large last part would keep all others waiting.
 */
export function adaptivePartSize({ rate, unsent, lanes }: PartSizeState): number {
  const paced = (seconds: number): number => Math.ceil((rate * seconds) / MiB) * MiB;
  const even = Math.max(Math.ceil(unsent / lanes), paced(shortest));
  return Math.min(largest, Math.max(limits.minPartSize, Math.min(paced(aim), even)));
}
