import type { Fault } from '../../src/emulator/index.js';
import { randomOf } from '../../src/emulator/random.js';
import type { Line } from '../bench/shaper.js';

/** What a person, a page, a site or a clock does in the middle of an upload. */
export type Move = 'pause' | 'cancel' | 'reload' | 'new-token' | 'clock-jump' | 'offline';

/** A move, after so many events of the upload. */
export interface Moment {
  readonly after: number;
  readonly move: Move;
}

/** All that is to happen to one upload. It follows from the seed alone. */
export interface ChaosPlan {
  readonly seed: number;
  readonly kind: 'file' | 'stream';
  readonly bytes: number;
  /** Chunks of a stream come in this size. */
  readonly chunk: number;
  readonly concurrency: number;
  /** Whether it goes into a video that the site has made. */
  readonly container: boolean;
  readonly line: Line;
  readonly faults: readonly Fault[];
  readonly moments: readonly Moment[];
  /** Milliseconds by which the clock jumps, if it does. */
  readonly jump: number;
}

const mebibyte = 1024 * 1024;

const html = '<!doctype html><title>502</title>';
const problem = (status: number, slug: string): Fault['then'] => ({
  status,
  body: { type: `https://docs.api.video/reference/${slug}`, title: 'Refused', status },
});

/** What may go wrong at the service, or between: most of it passes, some is final. */
const effects: readonly Fault['then'][] = [
  { drop: 'before' },
  { drop: 'after' },
  { status: 500, body: html, headers: { 'Content-Type': 'text/html' } },
  { status: 502, body: html, headers: { 'Content-Type': 'text/html' } },
  { status: 503 },
  { status: 200, body: html, headers: { 'Content-Type': 'text/html' } },
  { status: 429, headers: { 'Retry-After': '0' } },
  { status: 408 },
  { hang: true },
  { delay: 40 },
  { bytesPerSecond: 40_000_000 },
  problem(401, 'authentication-invalid-upload-token'),
  problem(400, 'invalid-attribute'),
];

/** What can happen where there is no browser. */
const usualMoves: readonly Move[] = ['pause', 'cancel', 'reload', 'new-token', 'clock-jump'];

/** In a page the line can be lost as well. */
export const pageMoves: readonly Move[] = [...usualMoves, 'offline'];

/** Draws what happens to upload number `seed`. */
export function planOf(seed: number, moves = usualMoves): ChaosPlan {
  const draw = (what: string): number => randomOf(seed, what);
  const whole = (what: string, from: number, to: number): number =>
    from + Math.floor(draw(what) * (to - from + 1));
  const chance = (what: string, likely: number): boolean => draw(what) < likely;
  const list = <T>(length: number, make: (index: number) => T): readonly T[] =>
    Array.from({ length }, (_, index) => make(index));
  const kind = chance('kind', 0.7) ? 'file' : 'stream';

  return {
    seed,
    kind,
    bytes: chance('small', 0.2) ? whole('bytes', 1, mebibyte) : whole('bytes', mebibyte, 22 * mebibyte),
    chunk: whole('chunk', 200_000, 3_000_000),
    concurrency: whole('concurrency', 1, 4),
    container: chance('container', 0.5),
    line: {
      latency: whole('latency', 0, 5),
      mishaps: {
        seed,
        ...(chance('resets', 0.4) && { reset: { everyBytes: 20 * mebibyte } }),
        ...(chance('stalls', 0.4) && { stall: { everyBytes: 8 * mebibyte, milliseconds: 50 } }),
      },
    },
    faults: list(whole('faults', 0, 4), (index) => ({
      match: { path: '/upload', ...(chance(`any ${index}`, 0.7) && { part: whole(`part ${index}`, 1, 5) }) },
      times: whole(`times ${index}`, 1, 2),
      then: effects[whole(`effect ${index}`, 0, effects.length - 1)] ?? { status: 503 },
    })),
    moments: list(whole('moments', 0, 3), (index) => ({
      after: whole(`after ${index}`, 0, 12),
      move: moves[whole(`move ${index}`, 0, moves.length - 1)] ?? 'pause',
    })).toSorted((one, other) => one.after - other.after),
    jump: (chance('back', 0.5) ? -1 : 1) * whole('jump', 1, 48) * 3_600_000,
  };
}
