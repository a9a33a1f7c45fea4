import type { Socket } from 'node:net';
import type { Mishap } from './mishaps.js';
import { bookAll, holdFor, type Wire } from './wire.js';

/** One way of a line, as one connection sees it. */
export interface Way {
  /** In milliseconds. */
  readonly latency: number;
  readonly own: Wire;
  readonly shared: Wire;
  /** Asked about every chunk. @default nothing goes wrong */
  readonly decide?: (bytes: number) => Mishap;
}

/** Something under way: bytes, or the end of them. `at` is when it arrives. */
interface Parcel {
  readonly at: number;
  readonly chunk: Buffer | undefined;
}

/** Passes on what `from` sends to `to`, late and slowly, and no more of it at a time than the line holds. */
export function carry(from: Socket, to: Socket, { latency, own, shared, decide }: Way): void {
  const underWay: Parcel[] = [];
  let delivery: NodeJS.Timeout | undefined;
  let hold: NodeJS.Timeout | undefined;
  let lastArrival = 0;

  const send = (chunk: Buffer | undefined, leavesAt: number): void => {
    lastArrival = Math.max(lastArrival, leavesAt + latency);
    underWay.push({ at: lastArrival, chunk });
    if (underWay.length === 1) schedule();
  };

  const schedule = (): void => {
    const [next] = underWay;
    if (!next || to.destroyed) return;
    delivery = setTimeout(deliver, Math.max(0, next.at - performance.now()));
  };

  const deliver = (): void => {
    const now = performance.now();
    for (let [next] = underWay; next && next.at <= now + 0.5; [next] = underWay) {
      underWay.shift();
      if (next.chunk === undefined) return void to.end();
      if (!to.write(next.chunk)) return void to.once('drain', schedule);
    }
    schedule();
  };

  // What has arrived and is not taken makes the sender wait too.
  const mayRead = (): boolean => !to.writableNeedDrain;
  const release = (): void => {
    hold = undefined;
    if (mayRead()) from.resume();
    else to.once('drain', release);
  };

  from.on('data', (chunk: Buffer) => {
    const now = performance.now();
    const mishap = decide?.(chunk.length);
    if (mishap === 'reset') {
      to.resetAndDestroy();
      return void from.resetAndDestroy();
    }
    if (mishap) own.stall(mishap.stall, now);

    const leavesAt = bookAll([own, shared], chunk.length, now);
    send(chunk, leavesAt);
    const wait = holdFor(leavesAt, now);
    if (wait === 0 && mayRead()) return;
    from.pause();
    hold = setTimeout(release, wait);
  });
  from.on('end', () => send(undefined, performance.now()));
  to.once('close', () => {
    clearTimeout(delivery);
    clearTimeout(hold);
  });
  from.resume();
}
