import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { carry } from './carry.js';
import { mishapsOf, type Mishaps } from './mishaps.js';
import { Wire } from './wire.js';

/** What a line is like, each way. */
export interface Line {
  /** Milliseconds from one end to the other; half a round trip. */
  readonly latency: number;
  /** For all connections together. @default no limit */
  readonly bytesPerSecond?: number;
  /** For each connection. @default no limit */
  readonly bytesPerSecondEach?: number;
  /** What goes wrong on the way up. @default nothing */
  readonly mishaps?: Mishaps;
}

/** A line in front of a server. */
export interface Shaper {
  /** On 127.0.0.1. */
  readonly port: number;
  /** Breaks what is connected. */
  close(): Promise<void>;
}

/**
 * Puts a line between whoever connects and the server at `port` of this machine. It passes bytes on and knows
 * nothing of what they mean. Opening a connection takes a round trip, as it does on a real line; there is no slow
 * start, and no packet is ever lost.
 */
export async function startShaper(port: number, line: Line): Promise<Shaper> {
  const { latency, bytesPerSecond, bytesPerSecondEach, mishaps } = line;
  const shared = { up: new Wire(bytesPerSecond), down: new Wire(bytesPerSecond) };
  const open = new Set<Socket>();
  let connections = 0;

  const server = createServer({ allowHalfOpen: true, noDelay: true, pauseOnConnect: true }, (near) => {
    const far = connect({ port, host: '127.0.0.1', allowHalfOpen: true, noDelay: true });
    const decide = mishaps && mishapsOf(mishaps, connections++);
    const own = { up: new Wire(bytesPerSecondEach), down: new Wire(bytesPerSecondEach) };
    tie(near, far);
    for (const socket of [near, far]) {
      open.add(socket);
      socket.once('close', () => open.delete(socket));
    }

    carry(far, near, { latency, own: own.down, shared: shared.down });
    setTimeout(() => {
      carry(near, far, { latency, own: own.up, shared: shared.up, ...(decide && { decide }) });
    }, 2 * latency);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      const closed = once(server, 'close');
      server.close();
      open.forEach((socket) => socket.destroy());
      await closed;
    },
  };
}

/** Lets neither side outlive a failure of the other. */
function tie(one: Socket, other: Socket): void {
  for (const [failing, partner] of [
    [one, other],
    [other, one],
  ] as const) {
    failing.on('error', () => partner.resetAndDestroy());
    // Nobody hears any more what is still under way to it.
    failing.on('close', (failed) => (failed ? partner.resetAndDestroy() : undefined));
  }
}
