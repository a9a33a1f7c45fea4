import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export interface SlowLine {
  readonly url: string;
  close(): void;
}

/** Milliseconds a byte is under way in one direction. */
const oneWay = 50;
/** Bytes of a connection that may be under way at once: what Linux allows a sender without being told otherwise. */
const window = 4 * 1024 * 1024;

/** A line to `target` with a round trip of 100 milliseconds, on which each connection has a window of 4 MiB. */
export async function slowLine(target: string): Promise<SlowLine> {
  const { hostname, port } = new URL(target);
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(Number(port), hostname);
    for (const socket of [near, far]) {
      sockets.add(socket.setNoDelay());
      socket.on('error', () => socket.destroy());
    }
    carry(near, far);
    carry(far, near);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

/** Passes bytes on later; of what is under way, no more than the window until its receipt is back. */
function carry(from: Socket, to: Socket): void {
  let underWay = 0;
  from.on('data', (chunk: Buffer) => {
    underWay += chunk.length;
    if (underWay >= window) from.pause();
    setTimeout(() => to.write(chunk), oneWay);
    setTimeout(() => {
      underWay -= chunk.length;
      if (underWay < window) from.resume();
    }, 2 * oneWay);
  });
  from.on('end', () => setTimeout(() => to.end(), oneWay));
}
