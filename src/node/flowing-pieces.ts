import { abortable } from '../base/abort.js';
import type { Piece } from '../upload/merge-chunks.js';

type Chunk = Uint8Array<ArrayBuffer> | string;

/**
 * Cuts a stream into pieces of `size` bytes; only the last is shorter. A piece leaves once another byte has come
 * after it, so that the last is known as such, and never empty.
 */
export async function* cutPieces(
  chunks: AsyncIterable<Uint8Array | string>,
  size: number,
): AsyncGenerator<Piece, void, undefined> {
  let held: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;

  for await (const chunk of chunks as AsyncIterable<Chunk>) {
    let rest = typeof chunk === 'string' ? new TextEncoder().encode(chunk) : chunk;
    while (bytes + rest.length > size) {
      const taken = rest.subarray(0, size - bytes);
      rest = rest.subarray(taken.length);
      yield { blob: new Blob([...held, taken]), last: false };
      held = [];
      bytes = 0;
    }
    if (rest.length > 0) held.push(rest);
    bytes += rest.length;
  }
  if (bytes > 0) yield { blob: new Blob(held), last: true };
}

/** Pieces as an upload takes them: the one at the front stays until it has arrived, and no other is held. */
export class FlowingPieces {
  readonly #pieces: AsyncGenerator<Piece, void, undefined>;
  #front: Promise<Piece | undefined> | undefined;
  #taken = 0;

  constructor(chunks: AsyncIterable<Uint8Array | string>, size: number) {
    this.#pieces = cutPieces(chunks, size);
  }

  /** All the bytes read so far that have become pieces. */
  get taken(): number {
    return this.#taken;
  }

  /** The piece to send next; `undefined` after the last. A wait that is abandoned loses nothing. */
  front(signal: AbortSignal): Promise<Piece | undefined> {
    this.#front ??= this.#next();
    return abortable(this.#front, signal);
  }

  /** Removes the piece at the front: it has arrived. */
  shift(): void {
    this.#front = undefined;
  }

  /** Lets go of the stream. */
  async close(): Promise<void> {
    await this.#pieces.return();
  }

  async #next(): Promise<Piece | undefined> {
    const { value } = await this.#pieces.next();
    this.#taken += value?.blob.size ?? 0;
    return value ?? undefined;
  }
}
