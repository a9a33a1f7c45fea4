import { startEmulator, type Emulator } from 'apivideo-kit/emulator';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pathToFileURL } from 'node:url';
import { GalleryLines } from './server/gallery-line.js';
import { createHandler } from './server/handler.js';

const host = '127.0.0.1';
const usualPort = 3000;

export interface DemoOptions {
  /** Port of the pages on 127.0.0.1. @default 0 - a free one */
  readonly port?: number;
}

/** The pages and the emulator they talk to, both listening. */
export interface Demo {
  /** Of the front page, without a slash at the end. */
  readonly url: string;
  readonly emulator: Emulator;
  /** Ends both. May be called again. */
  close(): Promise<void>;
}

/** The port is someone else's. */
class PortTaken extends Error {}

/** Starts an emulator of api.video and the demo pages. Rejects with a sentence if it cannot listen. */
export async function startDemo({ port = 0 }: DemoOptions = {}): Promise<Demo> {
  const http = createServer();
  const url = await listen(http, port);
  const emulator = await startEmulator().catch((error: unknown) => {
    http.close();
    throw error;
  });
  const gallery = new GalleryLines();
  const handle = createHandler(emulator, gallery);
  http.on('request', (request, response) => void handle(request, response));

  let closed: Promise<void> | undefined;
  const close = async () => {
    http.close();
    http.closeAllConnections();
    await Promise.all([emulator.close(), gallery.close()]);
  };
  return { url, emulator, close: () => (closed ??= close()) };
}

async function listen(http: Server, port: number): Promise<string> {
  http.listen(port, host);
  try {
    await once(http, 'listening');
  } catch (error) {
    const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
    if (taken) throw new PortTaken(`The demo cannot start: port ${port} of ${host} is in use.`);
    throw new Error(`The demo cannot listen on port ${port} of ${host}.`, { cause: error });
  }

  return `http://${host}:${(http.address() as AddressInfo).port}`;
}

/** The port asked for by `PORT`; `undefined` if it leaves the choice to us. */
function readPort(wish: string | undefined): number | undefined {
  if (wish === undefined || wish === '') return undefined;
  if (/^\d{1,5}$/.test(wish) && Number(wish) < 65_536) return Number(wish);
  throw new Error(`PORT must be a whole number from 0, for a free port, to 65535, not "${wish}".`);
}

function startOnUsualPort(): Promise<Demo> {
  return startDemo({ port: usualPort }).catch((error: unknown) => {
    if (error instanceof PortTaken) return startDemo();
    throw error;
  });
}

async function main(): Promise<void> {
  const port = readPort(process.env.PORT);
  const demo = await (port === undefined ? startOnUsualPort() : startDemo({ port }));
  console.log(`apivideo-kit demo: ${demo.url}`);
  console.log('Everything stays on this machine. Ctrl+C ends it.');

  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void demo.close());
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 2;
  });
}
