/** Milliseconds granted to the server and the line before any byte is counted. */
const allowance = 20_000;
/** Bytes per second taken for granted while nothing has been measured: a megabit line. */
const assumedRate = 128 * 1024;
/** How many times slower than measured a line may become before a part counts as lost. */
const tolerance = 4;
const longest = 900_000;
/** How many times as long as measured a part may take in any case, however long that is. */
const leastTolerance = 2;

export interface PartAttempt {
  /** Size of the part. */
  readonly bytes: number;
  /** Measured bytes per second, or 0 while unknown. */
  readonly bytesPerSecond: number;
  /** Counts from 1. Each further attempt gets twice the time, in case the line is just slow. */
  readonly attempt: number;
}

/** Milliseconds after which an unanswered part is given up: `fetch` doesn't tell whether its bytes move. */
export function partDeadline({ bytes, bytesPerSecond, attempt }: PartAttempt): number {
  const rate = bytesPerSecond > 0 ? bytesPerSecond / tolerance : assumedRate;
  const expected = allowance + (bytes / rate) * 1000;
  const measured = bytesPerSecond > 0 ? (bytes / bytesPerSecond) * 1000 : 0;
  return Math.min(Math.max(longest, leastTolerance * measured), expected * 2 ** (attempt - 1));
}
