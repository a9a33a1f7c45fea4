import { ApiVideoError } from '../base/error.js';
import type { FileOptions } from '../api/file-request.js';
import { openFile, type FileInput, type FlowingFile, type OpenedFile } from './file-input.js';
import { magicLength, nameForType, typeOfBytes, typeOfName } from './media-type.js';

/** Bytes that a stream may bring: more than the service takes of any image or track. */
const most = 32 * 1024 * 1024;

/** Reads an image or a track as it is to be sent: with a name and a type, and so that it can be sent again. */
export async function readSmallFile(
  input: FileInput,
  { fileName = '', contentType = '' }: FileOptions,
): Promise<{ readonly bytes: Blob; readonly name: string }> {
  const opened = await openFile(input);
  const bytes = opened.kind === 'fixed' ? opened.bytes : await collect(opened);
  const given = fileName || opened.name;
  const type = contentType || ownType(opened) || typeOfName(given) || typeOfBytes(await head(bytes));

  return {
    bytes: type === bytes.type ? bytes : bytes.slice(0, bytes.size, type),
    name: given || nameForType(type),
  };
}

function ownType(opened: OpenedFile): string {
  return opened.kind === 'fixed' ? opened.bytes.type : opened.type;
}

async function head(bytes: Blob): Promise<Uint8Array> {
  return new Uint8Array(await bytes.slice(0, magicLength).arrayBuffer());
}

async function collect({ chunks, type }: FlowingFile): Promise<Blob> {
  const parts: (Uint8Array<ArrayBuffer> | string)[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size > most) throw new ApiVideoError('file-too-large', 'The stream is too long for such a file.');
    parts.push(chunk as Uint8Array<ArrayBuffer> | string);
  }
  return new Blob(parts, { type });
}
