import { openAsBlob } from 'node:fs';
import { ReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { ApiVideoError } from '../base/error.js';

/**
 * What may be given as a file: a path or `file:` URL, a `Blob` or `File`, bytes, a stream that is to be read
 * once, or an answer of `fetch`. Paths and blobs are read where they lie, bit by bit.
 */
export type FileInput =
  | string
  | URL
  | Blob
  | ArrayBuffer
  | Uint8Array
  | Readable
  | ReadableStream<Uint8Array>
  | Response;

/** A file that can be read again, anywhere. */
export interface FixedFile {
  readonly kind: 'fixed';
  readonly bytes: Blob;
  /** Empty where it has none. */
  readonly name: string;
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
  if (typeof input === 'string' || input instanceof URL) return openPath(pathOf(input));
  if (isBlob(input)) return { kind: 'fixed', bytes: input, name: nameOf(input) };
  if (input instanceof Uint8Array || input instanceof ArrayBuffer) {
    return { kind: 'fixed', bytes: new Blob([input as Uint8Array<ArrayBuffer>]), name: '' };
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

function pathOf(input: string | URL): string {
  return typeof input === 'string' ? input : fileURLToPath(input);
}

async function openPath(path: string): Promise<FixedFile> {
  try {
    if (!(await stat(path)).isFile()) throw new TypeError('It is no file.');
    return { kind: 'fixed', bytes: await openAsBlob(path), name: basename(path) };
  } catch (cause) {
    throw new ApiVideoError(
      'file-unreadable',
      'The file can’t be read: it may not exist, be no file, or be forbidden to this program.',
      { cause },
    );
  }
}

/** A stream of a file of which nothing was read yet is as good as its path. */
async function openReadStream(stream: ReadStream & { readonly path: string }): Promise<FixedFile> {
  const { start = 0, end = Infinity } = stream as { readonly start?: number; readonly end?: number };
  const { bytes, name } = await openPath(stream.path);
  stream.destroy();
  const part = start === 0 && end === Infinity ? bytes : bytes.slice(start, end + 1);
  return { kind: 'fixed', bytes: part, name };
}

function openResponse(response: Response): FlowingFile {
  if (!response.ok || !response.body) {
    throw new ApiVideoError('file-unreadable', 'The response holds no file, but an error or nothing.');
  }
  const { pathname } = new URL(response.url || 'file:///');
  const type = response.headers.get('content-type')?.split(';')[0]?.trim() ?? '';
  return { kind: 'flowing', chunks: response.body, name: basename(decodeURIComponent(pathname)), type };
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
