import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import {
  createSecureServer,
  type Http2SecureServer,
  type Http2ServerRequest,
  type Http2ServerResponse,
  type ServerHttp2Session,
} from 'node:http2';
import type { AddressInfo, Server, Socket } from 'node:net';
import { createCertificate } from './certificate.js';

/** A request, whichever version of HTTP it came by. */
export type Request = IncomingMessage | Http2ServerRequest;

/** The answer to a `Request`. */
export type Response = ServerResponse | Http2ServerResponse;

/** Where and how to listen. */
export interface ListenOptions {
  readonly host: string;
  /** 0 is a free one. */
  readonly port: number;
  /** TLS, with HTTP/2 and HTTP/1.1 over it. */
  readonly https: boolean;
}

/** A server that listens. */
export interface Listener {
  /** Scheme, host and port, without a slash at the end. */
  readonly url: string;
  /** Hands each request from now on to `handle`, which must not reject. */
  serve(handle: (request: Request, response: Response) => Promise<void>): void;
  /** Takes no more connections and breaks those that are open; resolves when all are gone, and `handle` is done. */
  close(): Promise<void>;
}

/**
 * How much an HTTP/2 client may send ahead, in bytes. Node's own 64 KiB would make every upload wait for the
 * round trip of each 64 KiB.
 */
const windowBytes = 8 * 1024 * 1024;

/** Listens. Rejects with a sentence if it cannot. */
export async function listen(options: ListenOptions): Promise<Listener> {
  const server = options.https
    ? await createTlsServer(options.host)
    : createServer({ keepAliveTimeout: 60_000, requestTimeout: 0 });
  const underWay = new Set<Promise<void>>();
  const breakConnections = trackConnections(server);
  const port = await bind(server, options);
  const host = options.host === '0.0.0.0' || options.host === '::' ? '127.0.0.1' : options.host;

  return {
    url: `${options.https ? 'https' : 'http'}://${host.includes(':') ? `[${host}]` : host}:${port}`,
    serve(handle) {
      server.on('request', (request: Request, response: Response) => {
        const served = handle(request, response).finally(() => underWay.delete(served));
        underWay.add(served);
      });
    },
    async close() {
      const ended = once(server, 'close');
      server.close();
      breakConnections();
      await ended;
      await Promise.all(underWay);
    },
  };
}

async function createTlsServer(host: string): Promise<Http2SecureServer> {
  const server = createSecureServer({
    ...(await createCertificate(host)),
    allowHTTP1: true,
    settings: { initialWindowSize: windowBytes },
  });
  server.on('session', (session) => session.setLocalWindowSize(windowBytes));
  return server;
}

function trackConnections(server: Server): () => void {
  const open = new Set<Socket | ServerHttp2Session>();
  const track = (connection: Socket | ServerHttp2Session) => {
    open.add(connection);
    connection.once('close', () => open.delete(connection));
  };

  for (const event of ['connection', 'secureConnection', 'session']) server.on(event, track);
  return () => open.forEach((connection) => connection.destroy());
}

async function bind(server: Server, { host, port }: ListenOptions): Promise<number> {
  // The usual 511 that may wait let what comes all at once try again a second later.
  server.listen({ port, host, backlog: 4096 });
  try {
    await once(server, 'listening');
  } catch (error) {
    throw new Error(explain(error, host, port), { cause: error });
  }

  return (server.address() as AddressInfo).port;
}

function explain(error: unknown, host: string, port: number): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') {
    return `The emulator cannot start: port ${port} of ${host} is in use. Choose another, or none for a free one.`;
  }
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return `The emulator cannot start: ${host} is no address of this machine.`;
  }
  if (code === 'EACCES') return `The emulator cannot start: port ${port} of ${host} is not allowed to you.`;
  return `The emulator cannot listen on port ${port} of ${host}: ${String(error)}`;
}
