import { openAsBlob, ReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { types } from 'node:util';
import { ApiVideoError, isApiVideoError } from '../base/error.js';
import { misunderstanding } from '../base/understood.js';
import { FileBytes, mostOfNodeBlob } from './file-bytes.js';

/**
 * What may be given as a file: a path or `file:` URL, a `Blob` or `File`, bytes, a stream that is to be read
 * once, or an answer of `fetch`. Paths and blobs are read where they lie, bit by bit.
 */
export type FileInput =
  string | URL | Blob | ArrayBuffer | Uint8Array | Readable | ReadableStream<Uint8Array> | Response;

/** A file that can be read again, anywhere. */
export interface FixedFile {
  readonly kind: 'fixed';
  readonly bytes: Blob;
  /** Empty where it has none. */
  readonly name: string;
  /** Where it lies; empty where nobody knows. */
  readonly path: string;
  /** Where in that file it begins, in bytes. */
  readonly start: number;
  /** When it was changed last, in milliseconds since the epoch; 0 where nobody knows. */
  readonly modified: number;
}

/** A file that can be read once, from its start to its end. */
export interface FlowingFile {
  readonly kind: 'flowing';
  readonly chunks: AsyncIterable<Uint8Array | string>;
  /** Empty where it has none. */
  readonly name: string;
  /** Media type; empty where nothing tells it. */
  readonly type: string;
}

export type OpenedFile = FixedFile | FlowingFile;

/** Makes one of two things of all that may be given. Rejects with `file-unreadable` where a path is no file. */
export async function openFile(input: FileInput): Promise<OpenedFile> {
  try {
    const opened = await openInput(input);
    return opened.kind === 'fixed' ? opened : { ...opened, chunks: bytesOf(opened.chunks) };
  } catch (error) {
    throw misunderstanding(error);
  }
}

/** What a stream brings. What it fails with, or brings besides bytes, is told as an error of ours. */
async function* bytesOf(
  chunks: AsyncIterable<unknown>,
): AsyncGenerator<Uint8Array | string, void, undefined> {
  try {
    for await (const chunk of chunks) {
      if (typeof chunk === 'string' || types.isUint8Array(chunk)) yield chunk;
      else
        throw new ApiVideoError('invalid-option', 'The stream must bring bytes or text, and brings neither.');
    }
  } catch (cause) {
    if (isApiVideoError(cause)) throw cause;
    const message = 'The stream can’t be read to its end: it has failed, or was closed or read before.';
    throw new ApiVideoError('file-unreadable', message, { cause });
  }
}

async function openInput(input: FileInput): Promise<OpenedFile> {
  if (typeof input === 'string' || input instanceof URL) return openPath(pathOf(input));
  if (isBlob(input)) {
    return {
      kind: 'fixed',
      bytes: input,
      name: nameOf(input),
      path: '',
      start: 0,
      modified: changedAt(input),
    };
  }
  if (input instanceof Uint8Array || input instanceof ArrayBuffer) {
    const bytes = new Blob([input as Uint8Array<ArrayBuffer>]);
    return { kind: 'fixed', bytes, name: '', path: '', start: 0, modified: 0 };
  }
  if (isUnread(input)) return openReadStream(input);
  if (input instanceof Readable) return { kind: 'flowing', chunks: input, name: '', type: '' };
  if (input instanceof Response) return openResponse(input);
  if (input instanceof ReadableStream) return { kind: 'flowing', chunks: input, name: '', type: '' };
  throw new ApiVideoError(
    'invalid-option',
    'What to upload must be a path, a Blob or File, a Buffer or Uint8Array, a stream, or a Response.',
  );
}

/** The name that a file has by itself; empty where it has none. Nothing is opened. */
export function nameOfInput(input: FileInput): string {
  if (typeof input === 'string' || input instanceof URL) return basename(pathOf(input));
  if (isBlob(input)) return nameOf(input);
  if (input instanceof Response) return nameOfAddress(input.url);
  return input instanceof ReadStream && typeof input.path === 'string' ? basename(input.path) : '';
}

function nameOfAddress(address: string): string {
  return basename(decodeURIComponent(new URL(address || 'file:///').pathname));
}

function pathOf(input: string | URL): string {
  return typeof input === 'string' ? input : fileURLToPath(input);
}

/** Characters of a path that are told, from its end. */
const longestPath = 300;

async function openPath(path: string): Promise<FixedFile> {
  try {
    const found = await stat(path);
    if (!found.isFile()) throw new TypeError('It is no file.');
    const { size, mtimeMs: modified } = found;
    const whole = { path: resolve(path), start: 0, end: size, modified };
    const bytes = size > mostOfNodeBlob ? new FileBytes(whole) : await openAsBlob(path);
    return { kind: 'fixed', bytes, name: basename(path), path: whole.path, start: 0, modified };
  } catch (cause) {
    throw new ApiVideoError(
      'file-unreadable',
      `The file “${path.length > longestPath ? `…${path.slice(-longestPath)}` : path}” can’t be read: it may not exist, be no file, or be forbidden to this program.`,
      { cause },
    );
  }
}

/** A stream of a file of which nothing was read yet is as good as its path. */
async function openReadStream(stream: ReadStream & { readonly path: string }): Promise<FixedFile> {
  const { start = 0, end = Infinity } = stream as { readonly start?: number; readonly end?: number };
  const file = await openPath(stream.path);
  stream.destroy();
  return start === 0 && end === Infinity ? file : { ...file, start, bytes: file.bytes.slice(start, end + 1) };
}

function openResponse(response: Response): FlowingFile {
  if (!response.ok || !response.body) {
    throw new ApiVideoError('file-unreadable', 'The response holds no file, but an error or nothing.');
  }
  const type = response.headers.get('content-type')?.split(';')[0]?.trim() ?? '';
  return { kind: 'flowing', chunks: response.body, name: nameOfInput(response), type };
}

function isUnread(input: unknown): input is ReadStream & { readonly path: string } {
  return (
    input instanceof ReadStream &&
    typeof input.path === 'string' &&
    input.bytesRead === 0 &&
    !input.destroyed &&
    input.readableEncoding === null
  );
}

/** By its shape, as there are several kinds of `Blob`. */
function isBlob(input: unknown): input is Blob {
  return (
    typeof input === 'object' &&
    input !== null &&
    'slice' in input &&
    'arrayBuffer' in input &&
    'size' in input
  );
}

function nameOf(blob: Blob): string {
  return 'name' in blob && typeof blob.name === 'string' ? blob.name : '';
}

function changedAt(blob: Blob): number {
  return 'lastModified' in blob && typeof blob.lastModified === 'number' ? blob.lastModified : 0;
}
