import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** A line to a server on loopback that can be cut, and mended, at the same address. */
export interface Relay {
  /** Without a slash at the end. */
  readonly url: string;
  /** Resets every connection, and refuses new ones. */
  cut(): void;
  mend(): Promise<void>;
  close(): void;
}

/** Puts a line before the server at `target`. */
export async function openRelay(target: string): Promise<Relay> {
  const { hostname, port } = new URL(target);
  const sockets = new Set<Socket>();
  const keep = (socket: Socket): void => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.once('close', () => sockets.delete(socket));
  };
  const relay = (near: Socket): void => {
    const far = connect(Number(port), hostname);
    keep(near);
    keep(far);
    near.pipe(far).pipe(near);
    near.once('close', () => far.destroy());
    far.once('close', () => near.destroy());
  };
  let server: Server;
  let own = 0;

  const mend = async (): Promise<void> => {
    server = createServer(relay).listen(own, '127.0.0.1');
    await once(server, 'listening');
    own = (server.address() as AddressInfo).port;
  };
  const cut = (): void => {
    server.close();
    for (const socket of sockets) socket.resetAndDestroy();
  };

  await mend();
  return { url: `http://127.0.0.1:${own}`, cut, mend, close: cut };
}
