import type { Line } from './shaper.js';

/** A line to upload over. */
export interface Condition {
  readonly name: string;
  /** Absent: straight to the receiver. */
  readonly line?: Line;
  /** Bytes of the file, so that the line is busy for some ten seconds. */
  readonly bytes: number;
}

const MB = 1e6;

export const conditions: readonly Condition[] = [
  { name: '20 Mbit/s, 40 ms', line: { latency: 20, bytesPerSecond: 2.5 * MB }, bytes: 30 * MB },
  { name: '200 Mbit/s, 100 ms', line: { latency: 50, bytesPerSecond: 25 * MB }, bytes: 350 * MB },
  { name: '2 MB/s a connection, 40 ms', line: { latency: 20, bytesPerSecondEach: 2 * MB }, bytes: 60 * MB },
  {
    name: '20 Mbit/s, 40 ms, torn',
    line: {
      latency: 20,
      bytesPerSecond: 2.5 * MB,
      mishaps: {
        seed: 1,
        stall: { everyBytes: 20 * MB, milliseconds: 2000 },
        reset: { everyBytes: 10 * MB },
      },
    },
    bytes: 30 * MB,
  },
  { name: 'unshaped', bytes: 1024 ** 3 },
];

/** The line of one round: all contestants have the same mishaps in it, and others in the next. */
export function inRound(condition: Condition, round: number): Condition {
  const mishaps = condition.line?.mishaps;
  if (!condition.line || !mishaps) return condition;
  return {
    ...condition,
    line: { ...condition.line, mishaps: { ...mishaps, seed: mishaps.seed + round } },
  };
}

/** How much smaller the files of a quick run are. */
export const quickFactor = 4;

export const protocols = ['HTTP/1.1', 'HTTP/2'] as const;
export type Protocol = (typeof protocols)[number];

/** What the browser is told, so that it speaks that version to a server that speaks both. */
export const protocolFlags: Readonly<Record<Protocol, readonly string[]>> = {
  'HTTP/1.1': ['--disable-http2'],
  'HTTP/2': [],
};
