import { readSlice, rememberSlice, type FileSlice } from './file-slices.js';

/** More bytes than `openAsBlob` can be trusted with: it counts in 32 bits, without a word where those don't do. */
export const mostOfNodeBlob = 2 ** 31 - 1;

/**
 * Bytes of a file of any size, read where they lie. What takes a `Blob` apart by itself, as forms and other blobs do,
 * would find it empty: to them goes what `arrayBuffer()` has read, or what lies at `sliceOf()` it.
 */
export class FileBytes extends Blob {
  readonly #place: FileSlice;

  constructor(place: FileSlice, type = '') {
    super([], { type });
    this.#place = place;
    Object.defineProperty(this, 'size', { value: place.end - place.start });
    rememberSlice(this, place);
  }

  override slice(start = 0, end = this.size, type = ''): FileBytes {
    const { start: from } = this.#place;
    const [first, last] = [start, end].map((place) =>
      Math.min(this.size, Math.max(0, place < 0 ? this.size + place : place)),
    ) as [number, number];
    return new FileBytes({ ...this.#place, start: from + first, end: from + Math.max(first, last) }, type);
  }

  /** Rejects as a `Blob` does whose file is no longer the one that it was made of. */
  override async arrayBuffer(): Promise<ArrayBuffer> {
    const bytes = new Uint8Array(this.size);
    let at = 0;
    for await (const chunk of readSlice(this.#place)) {
      bytes.set(chunk, at);
      at += chunk.length;
    }
    return bytes.buffer;
  }

  override bytes(): never {
    throw unused();
  }

  override stream(): never {
    throw unused();
  }

  override text(): never {
    throw unused();
  }
}

/** What nothing here asks for fails, as a `Blob` without bytes would answer with none. */
function unused(): TypeError {
  return new TypeError('Bytes of a file this large are read by `arrayBuffer()`.');
}
