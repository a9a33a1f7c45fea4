import { ApiVideoError } from '../base/error.js';
import type { FileOptions } from '../api/file-request.js';
import { readBytes } from '../upload/byte-source.js';
import { limits } from '../upload/limits.js';
import { openFile, type FileInput, type FlowingFile, type OpenedFile } from './file-input.js';
import { magicLength, nameForType, typeOfBytes, typeOfName } from './media-type.js';

const MiB = 1024 * 1024;

/** Bytes that an image or a track may have: more than the service takes of any. */
const most = 32 * MiB;

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

/** A file as a whole, which may not have more than `limit` bytes: where it lies, or those of a stream. */
export async function readWhole(opened: OpenedFile, limit: number = limits.maxPartSize): Promise<Blob> {
  if (opened.kind === 'flowing') return collect(opened, limit);
  if (opened.bytes.size > limit) throw tooLarge(limit);
  return opened.bytes;
}

function tooLarge(limit: number): ApiVideoError {
  return new ApiVideoError(
    'file-too-large',
    `It is larger than ${limit / MiB} MiB, more than can be sent at once.`,
  );
}

async function collect({ chunks, type }: FlowingFile, limit: number): Promise<Blob> {
  const parts: (Uint8Array<ArrayBuffer> | string)[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size > limit) throw tooLarge(limit);
    parts.push(chunk as Uint8Array<ArrayBuffer> | string);
  }
  return new Blob(parts, { type });
}
