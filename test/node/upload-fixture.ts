import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';
import {
  ApiVideoClient,
  ApiVideoError,
  type ClientOptions,
  type UploadState,
  type UploadTask,
} from '../../src/index.js';
import type { Emulator, Fault, RequestRecord } from '../../src/emulator/index.js';
import { bytesOf, call, mebibyte, started } from './emulator-fixture.js';

/** The least bytes of a part: what keeps tests quick. */
export const partSize = 5 * mebibyte;

const pool = new Uint8Array(bytesOf(4 * partSize));

/** A file of random bytes, with a name to recognise it by. */
export function fileOf(size: number, name = 'holiday.mp4'): File {
  return new File([pool.subarray(0, size)], name, { type: 'video/mp4' });
}

/** A blob of random bytes, as a recorder gives it. */
export function blobOf(size: number, start = 0): Blob {
  return new Blob([pool.subarray(start, start + size)]);
}

export async function hashOf(...blobs: readonly Blob[]): Promise<string> {
  const hash = createHash('sha256');
  for (const blob of blobs) hash.update(new Uint8Array(await blob.arrayBuffer()));
  return hash.digest('hex');
}

export interface Scene {
  readonly emulator: Emulator;
  readonly token: string;
  readonly client: ApiVideoClient;
}

/** An emulator, a token of it, and a client that retries at once. */
export async function scene(t: TestContext, options: ClientOptions = {}): Promise<Scene> {
  const emulator = await started(t);
  const { token } = emulator.createUploadToken();
  return { emulator, token, client: clientOf(emulator, { uploadToken: token, ...options }) };
}

export function clientOf(emulator: Emulator, options: ClientOptions): ApiVideoClient {
  return new ApiVideoClient({ baseUri: emulator.url, retry: { baseDelay: 1 }, ...options });
}

/** The id of a video without a source, as a site's own server makes it. */
export async function containerOf(emulator: Emulator): Promise<string> {
  const answer = await call(emulator, 'POST', '/videos', { title: 'container' });
  const { videoId } = (await answer.json()) as { videoId: string };
  return videoId;
}

/** The upload requests, oldest first. */
export function uploadsTo({ requests }: Emulator): RequestRecord[] {
  return requests.filter(({ path }) => path === '/upload');
}

/** Their parts: `1/*`, `2/2`. */
export function rangesOf(emulator: Emulator): string[] {
  return uploadsTo(emulator).map(({ part }) => `${part?.number ?? '-'}/${part?.total ?? '*'}`);
}

/** A fault for uploads. */
export function fault(then: Fault['then'], match: Fault['match'] = {}, times?: number): Fault {
  return { match: { path: '/upload', ...match }, then, ...(times !== undefined && { times }) };
}

/** What the service answers to a token it does not accept. */
export const tokenRefused = {
  status: 401,
  body: {
    type: 'https://docs.api.video/reference/authentication-invalid-upload-token',
    title: 'The upload token is invalid or expired.',
    status: 401,
  },
};

/** The error that an upload ends in. */
export async function failureOf(upload: PromiseLike<unknown>): Promise<ApiVideoError> {
  try {
    await upload;
  } catch (error) {
    if (error instanceof ApiVideoError) return error;
    throw error;
  }
  throw new Error('The upload did not fail.');
}

/** Resolves when the task comes into that state. */
export function reached(task: UploadTask, wanted: UploadState): Promise<void> {
  return new Promise((resolve) => {
    task.addEventListener('statechange', ({ detail }) => {
      if (detail.state === wanted) resolve();
    });
  });
}

/** Resolves when the service holds that part. */
export function accepted(task: UploadTask, part: number): Promise<void> {
  return new Promise((resolve) => {
    task.addEventListener('part', ({ detail }) => {
      if (detail.part === part) resolve();
    });
  });
}

/** A server of the test's own; resolves with its address. */
export async function serverOf(
  t: TestContext,
  serve: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<string> {
  const server = createServer(serve).listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** An address at which nobody listens any more. */
export async function deserted(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return `http://127.0.0.1:${port}`;
}
