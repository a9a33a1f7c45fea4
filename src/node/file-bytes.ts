import { closeSync, openSync, readSync } from 'node:fs';
import { Readable } from 'node:stream';
import { readSlice, type FileSlice } from './file-slices.js';

/** More bytes than `openAsBlob` can be trusted with: it counts in 32 bits, without a word where those don't do. */
export const mostOfNodeBlob = 2 ** 31 - 1;

/**
 * Bytes of a file of any size, read where they lie. Only its own methods know of them: what takes a `Blob` apart by
 * itself, as forms and other blobs do, finds it empty, and must be given `inMemory()`.
 */
export class FileBytes extends Blob {
  readonly #place: FileSlice;

  constructor(place: FileSlice, type = '') {
    super([], { type });
    this.#place = place;
    Object.defineProperty(this, 'size', { value: place.end - place.start });
  }

  override slice(start = 0, end = this.size, type = ''): FileBytes {
    const { start: from } = this.#place;
    const [first, last] = [start, end].map((place) =>
      Math.min(this.size, Math.max(0, place < 0 ? this.size + place : place)),
    ) as [number, number];
    return new FileBytes({ ...this.#place, start: from + first, end: from + Math.max(first, last) }, type);
  }

  override async arrayBuffer(): Promise<ArrayBuffer> {
    const bytes = new Uint8Array(this.size);
    let at = 0;
    for await (const chunk of readSlice(this.#place)) {
      bytes.set(chunk, at);
      at += chunk.length;
    }
    return bytes.buffer;
  }

  override async text(): Promise<string> {
    return new TextDecoder().decode(await this.arrayBuffer());
  }

  override stream(): ReadableStream<Uint8Array<ArrayBuffer>> {
    // The buffers of a slice are used again.
    const copies = async function* (place: FileSlice) {
      for await (const chunk of readSlice(place)) yield chunk.slice();
    };
    return Readable.toWeb(Readable.from(copies(this.#place))) as ReadableStream<Uint8Array<ArrayBuffer>>;
  }

  /** The same bytes as a `Blob` of their own. They are read at once, while nothing else goes on. */
  inMemory(): Blob {
    const { path, start } = this.#place;
    const bytes = new Uint8Array(this.size);
    const file = openSync(path, 'r');
    try {
      for (let at = 0; at < bytes.length;) {
        const read = readSync(file, bytes, at, bytes.length - at, start + at);
        if (read === 0) throw new TypeError('The file has become shorter.');
        at += read;
      }
    } finally {
      closeSync(file);
    }
    return new Blob([bytes], { type: this.type });
  }
}
