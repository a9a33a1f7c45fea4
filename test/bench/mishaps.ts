import { randomOf } from '../../src/emulator/random.js';

/** What goes wrong on a line, by chance: the same seed and the same connections, the same mishaps. */
export interface Mishaps {
  readonly seed: number;
  /** Nothing moves for `milliseconds`, each `everyBytes` on average. */
  readonly stall?: { readonly everyBytes: number; readonly milliseconds: number };
  /** The connection is reset, each `everyBytes` on average. */
  readonly reset?: { readonly everyBytes: number };
}

/** What happens as bytes pass. */
export type Mishap = { readonly stall: number } | 'reset' | undefined;

/** Decides for one connection, by the bytes that it sends. Connections count from 0. */
export function mishapsOf({ seed, stall, reset }: Mishaps, connection: number): (bytes: number) => Mishap {
  const stalls = events(seed, `stall ${connection}`, stall?.everyBytes);
  const resets = events(seed, `reset ${connection}`, reset?.everyBytes);

  return (bytes) => {
    const stalled = stalls(bytes);
    if (resets(bytes)) return 'reset';
    return stalled && stall ? { stall: stall.milliseconds } : undefined;
  };
}

/** Events without memory: how far the next one is does not depend on how far the last one was. */
function events(seed: number, key: string, everyBytes = Infinity): (bytes: number) => boolean {
  let count = 0;
  const distance = (): number => -Math.log(1 - randomOf(seed, `${key} ${count++}`)) * everyBytes;
  let left = distance();

  return (bytes) => {
    left -= bytes;
    if (left > 0) return false;
    left = distance();
    return true;
  };
}
