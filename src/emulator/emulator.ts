import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer as createHttpServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Credentials } from './credentials.js';
import type { Fault } from './faults.js';
import { inspectVideo, type ReceivedVideo } from './received-video.js';
import { RequestLog, type RequestRecord } from './request-log.js';
import { createServer } from './server.js';
import { Store } from './store.js';
import { UploadTokens, type UploadToken } from './upload-tokens.js';

const host = '127.0.0.1';

/** How an emulator is started. */
export interface EmulatorOptions {
  /** Port on 127.0.0.1. @default 0 - a free one */
  readonly port?: number;
  /** Milliseconds from the completion of a source until the video is playable. @default 0 */
  readonly playableAfter?: number;
  /** The first content of `emulator.faults`. @default [] */
  readonly faults?: readonly Fault[];
}

/** api.video's stand-in, listening. */
export interface Emulator {
  /** Scheme, host and port, without a slash at the end. */
  readonly url: string;
  readonly apiKey: string;
  /** Makes an upload token that lives for `ttl` seconds; 0, the default, is for ever. */
  createUploadToken(options?: { readonly ttl?: number }): UploadToken;
  /** What was received of a video so far, at the moment of the call. */
  video(videoId: string): ReceivedVideo | undefined;
  /** The ids of all videos, oldest first. */
  readonly videos: readonly string[];
  /** The last 10,000 requests, oldest first, preflights among them; one live list for the emulator's lifetime. */
  readonly requests: readonly RequestRecord[];
  /** Looked through at each request; push to it, empty it, or assign another list, whose content is copied. */
  faults: Fault[];
  /** Forgets videos, requests and faults at once, and resolves when the files are gone. Tokens and the key stay valid. */
  reset(): Promise<void>;
  /** Ends every connection and removes all files. May be called again. */
  close(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

/** Starts an emulator that takes the time, in milliseconds since the epoch, from `now`. */
export async function createEmulator(options: EmulatorOptions, now: () => number): Promise<Emulator> {
  const { port = 0, playableAfter = 0, faults: firstFaults = [] } = options;
  const http = createHttpServer({ keepAliveTimeout: 60_000, requestTimeout: 0 });
  const url = await listen(http, port);
  const folder = await mkdtemp(join(tmpdir(), 'apivideo-emulator-'));

  const credentials = new Credentials(now);
  const store = new Store(folder, now);
  const uploadTokens = new UploadTokens(now);
  const log = new RequestLog();
  const faults: Fault[] = [...firstFaults];
  const serve = createServer({ url, now, playableAfter, credentials, store, uploadTokens }, log, faults);

  const underWay = new Set<Promise<void>>();
  http.on('request', (request, response) => {
    const served = serve(request, response).finally(() => underWay.delete(served));
    underWay.add(served);
  });

  let closed: Promise<void> | undefined;
  const close = () => (closed ??= shutDown(http, underWay, folder));

  return {
    url,
    apiKey: credentials.apiKey,
    createUploadToken: ({ ttl } = {}) => uploadTokens.create(ttl),
    video: (videoId) => inspectVideo(store.get(videoId)),
    get videos() {
      return store
        .list()
        .map(({ videoId }) => videoId)
        .reverse();
    },
    requests: log.records,
    get faults() {
      return faults;
    },
    set faults(replacement: Fault[]) {
      faults.splice(0, faults.length, ...replacement);
    },
    async reset() {
      log.clear();
      faults.length = 0;
      await store.clear();
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}

async function listen(http: Server, port: number): Promise<string> {
  http.listen(port, host);
  try {
    await once(http, 'listening');
  } catch (error) {
    throw new Error(explain(error, port), { cause: error });
  }

  return `http://${host}:${(http.address() as AddressInfo).port}`;
}

function explain(error: unknown, port: number): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') {
    return `The emulator cannot start: port ${port} of ${host} is in use. Choose another, or none for a free one.`;
  }
  return `The emulator cannot listen on port ${port} of ${host}: ${String(error)}`;
}

async function shutDown(http: Server, underWay: ReadonlySet<Promise<void>>, folder: string): Promise<void> {
  const ended = once(http, 'close');
  http.close();
  http.closeAllConnections();
  await ended;
  // Whoever is still writing a file must be done before the folder can go.
  await Promise.all(underWay);
  await rm(folder, { recursive: true, force: true });
}
