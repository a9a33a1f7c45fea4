import { ApiVideoError } from '../base/error.js';
import type { FileOptions } from '../api/file-request.js';
import { readBytes } from '../upload/byte-source.js';
import { limits } from '../upload/limits.js';
import { openFile, type FileInput, type FlowingFile, type OpenedFile } from './file-input.js';
import { magicLength, nameForType, typeOfBytes, typeOfName } from './media-type.js';

/** Bytes that a stream may bring as an image or a track: more than the service takes of any. */
const most = 32 * 1024 * 1024;

/** Reads an image or a track as it is to be sent: with a name and a type, and so that it can be sent again. */
export async function readSmallFile(
  input: FileInput,
  { fileName = '', contentType = '' }: FileOptions,
): Promise<{ readonly bytes: Blob; readonly name: string }> {
  const opened = await openFile(input);
  const bytes = await readWhole(opened, most);
  const given = fileName || opened.name;
  const type = contentType || ownType(opened) || typeOfName(given) || typeOfBytes(await head(bytes));

  return {
    bytes: type === bytes.type ? bytes : bytes.slice(0, bytes.size, type),
    name: given || nameForType(type),
  };
}

/** The type that comes with the file; empty where that says nothing. */
function ownType(opened: OpenedFile): string {
  const type = opened.kind === 'fixed' ? opened.bytes.type : opened.type;
  return type === 'application/octet-stream' ? '' : type;
}

async function head(bytes: Blob): Promise<Uint8Array> {
  return new Uint8Array(await readBytes(bytes.slice(0, magicLength)));
}

/** A file as a whole: where it lies, or, of a stream, its bytes, which may not be more than `limit`. */
export async function readWhole(opened: OpenedFile, limit: number = limits.maxPartSize): Promise<Blob> {
  return opened.kind === 'fixed' ? opened.bytes : collect(opened, limit);
}

async function collect({ chunks, type }: FlowingFile, limit: number): Promise<Blob> {
  const parts: (Uint8Array<ArrayBuffer> | string)[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size > limit) throw new ApiVideoError('file-too-large', 'The stream is too long for such a file.');
    parts.push(chunk as Uint8Array<ArrayBuffer> | string);
  }
  return new Blob(parts, { type });
}
