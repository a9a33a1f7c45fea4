import type { Condition, Protocol } from './conditions.js';
import type { Measurement } from './run-once.js';

/** The middle of some numbers, and how far they are apart. */
export interface Spread {
  readonly median: number;
  readonly least: number;
  readonly most: number;
}

/** All rounds of one contestant over one line, by one protocol. */
export interface Result {
  readonly condition: string;
  readonly protocol: Protocol;
  readonly contestant: string;
  readonly fileBytes: number;
  readonly bytesPerSecond: Spread;
  /** Share of what the line carries, from 0 to 1, where it is the line that is limited. */
  readonly share?: number;
  /** Median. */
  readonly requests: number;
  /** Most that the browser's processes grew by in any round, in bytes. */
  readonly growth?: number;
  /** Uploads that arrived, and that the figures are of. */
  readonly rounds: number;
  /** Uploads that ended in an error, or hung. */
  readonly failed: number;
}

export function spreadOf(numbers: readonly number[]): Spread {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  const at = (index: number): number => sorted[index] ?? NaN;
  return {
    median: (at(Math.floor(middle)) + at(Math.ceil(middle))) / 2,
    least: at(0),
    most: at(sorted.length - 1),
  };
}

/** Sums up the rounds that arrived; where none did, the figures are no numbers. */
export function summarize(
  { name, line, bytes }: Condition,
  protocol: Protocol,
  contestant: string,
  rounds: readonly Measurement[],
  failed: number,
): Result {
  const bytesPerSecond = spreadOf(rounds.map(({ seconds }) => bytes / seconds));
  const growths = rounds.flatMap(({ growth }) => (growth === undefined ? [] : [growth]));

  return {
    condition: name,
    protocol,
    contestant,
    fileBytes: bytes,
    bytesPerSecond,
    ...(line?.bytesPerSecond && !line.mishaps && { share: bytesPerSecond.median / line.bytesPerSecond }),
    requests: Math.round(spreadOf(rounds.map(({ requests }) => requests)).median),
    ...(growths.length > 0 && { growth: Math.max(...growths) }),
    rounds: rounds.length,
    failed,
  };
}
