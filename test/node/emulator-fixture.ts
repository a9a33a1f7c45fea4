import { createHash, randomBytes } from 'node:crypto';
import type { TestContext } from 'node:test';
import { startEmulator, type Emulator, type EmulatorOptions } from '../../src/emulator/index.js';

export const mebibyte = 1024 * 1024;

/** An emulator that closes when its test ends. */
export async function started(t: TestContext, options: EmulatorOptions = {}): Promise<Emulator> {
  const emulator = await startEmulator(options);
  t.after(() => emulator.close());
  return emulator;
}

/** Random bytes, so that a hole or a swap changes the hash. */
export function bytesOf(size: number): Buffer {
  return randomBytes(size);
}

export function sha256(...chunks: readonly Buffer[]): string {
  return createHash('sha256').update(Buffer.concat(chunks)).digest('hex');
}

export interface Sending {
  readonly token?: string;
  readonly range?: string;
  readonly videoId?: string;
  readonly name?: string;
  readonly type?: string;
  readonly signal?: AbortSignal;
}

/** Posts one file to `/upload`, as a page would. */
export function send(emulator: Emulator, file: Buffer, sending: Sending = {}): Promise<Response> {
  const { token = emulator.createUploadToken().token, range, videoId, signal } = sending;

  return fetch(`${emulator.url}/upload?token=${token}`, {
    method: 'POST',
    headers: range ? { 'Content-Range': range } : {},
    body: formOf(file, sending, videoId),
    ...(signal && { signal }),
  });
}

export function formOf(
  file: Buffer,
  { name = 'clip.mp4', type = 'video/mp4' }: Sending = {},
  videoId?: string,
): FormData {
  const form = new FormData();
  if (videoId !== undefined) form.append('videoId', videoId);
  form.append('file', new Blob([new Uint8Array(file)], { type }), name);
  return form;
}

/** Calls an authenticated route with a JSON body, if any. */
export function call(emulator: Emulator, method: string, path: string, body?: unknown): Promise<Response> {
  return fetch(emulator.url + path, {
    method,
    headers: { Authorization: basic(emulator.apiKey) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
}

export function basic(apiKey: string): string {
  return `Basic ${Buffer.from(`${apiKey}:`).toString('base64')}`;
}

/** The fields of the API's answers that the tests look at. */
export interface Body {
  readonly videoId: string;
  readonly title: string;
  readonly type: string;
  readonly name: string;
  readonly detail: string;
  readonly assets: {
    readonly player: string;
    readonly hls: string;
    readonly mp4: string;
    readonly thumbnail: string;
  };
}

export async function bodyOf(response: Response): Promise<Body> {
  return (await response.json()) as Body;
}

/** Status and slug of a problem, for comparison in one line. */
export async function problemOf(response: Response): Promise<string> {
  const { type } = await bodyOf(response);
  return `${response.status} ${type.split('/').at(-1) ?? ''}`;
}

/** Resolves once `condition` holds; fails after a minute, which a busy machine may need. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error(`Never came true: ${condition.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
