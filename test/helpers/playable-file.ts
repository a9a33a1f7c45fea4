import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { randomBytes } from './files.js';

/** A real video on disk. */
export interface PlayableFile {
  readonly path: string;
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
  /** How long it plays. */
  readonly seconds: number;
}

export interface PlayableFileOptions {
  readonly folder: string;
  readonly name: string;
  /** The size; what the picture leaves over is filled with random bytes that a player skips. */
  readonly bytes: number;
}

/** Records some noise in `page`, which has the page tools, and pads it into a valid WebM file of that size. */
export async function makePlayableFile(
  page: Page,
  { folder, name, bytes }: PlayableFileOptions,
): Promise<PlayableFile> {
  const { base64, seconds } = await page.evaluate(recordNoise);
  const recording = Buffer.from(base64, 'base64');
  const content = Buffer.concat([recording, voidElement(bytes - recording.length)]);
  const path = join(folder, name);

  await writeFile(path, content);
  const sha256 = createHash('sha256').update(content).digest('hex');
  return { path, name, bytes, sha256, seconds };
}

/** An EBML Void element of that size in all: its id, its size in eight bytes, and what nobody reads. */
function voidElement(bytes: number): Buffer {
  const headSize = 9;
  const payload = randomBytes(bytes - headSize);
  const head = Buffer.alloc(headSize);
  head[0] = 0xec;
  head.writeBigUInt64BE((1n << 56n) | BigInt(payload.length), 1);
  return Buffer.concat([head, payload]);
}

/** Runs in the page. */
async function recordNoise(): Promise<{ readonly base64: string; readonly seconds: number }> {
  const chunks: Blob[] = [];
  const recorder = new MediaRecorder(pageTools.noise(), { mimeType: 'video/webm;codecs=vp8,opus' });
  const stopped = new Promise((resolve) => recorder.addEventListener('stop', resolve));
  recorder.addEventListener('dataavailable', ({ data }) => {
    if (chunks.push(data) === 3) recorder.stop();
  });
  recorder.start(1000);
  await stopped;

  const { seconds } = await pageTools.takeRecorded();
  const bytes = new Uint8Array(await new Blob(chunks).arrayBuffer());
  const letters = Array.from(bytes, (byte) => String.fromCharCode(byte));
  return { base64: btoa(letters.join('')), seconds };
}
