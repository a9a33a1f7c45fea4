import { abortable } from '../base/abort.js';
import type { GrowingSource } from '../upload/growing-source.js';
import type { Part } from '../upload/part-plan.js';

/** Bytes for one part. */
export interface Piece {
  readonly blob: Blob;
  /** Whether nothing comes after it. */
  readonly last: boolean;
}

type Chunk = Uint8Array<ArrayBuffer> | string;

/**
 * Cuts a stream into pieces of `size` bytes; only the last is shorter. A piece leaves once another byte has come
 * after it, so that the last is known as such, and never empty.
 */
async function* cutPieces(
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

/** Pieces as an upload takes them: one is held until it has arrived, and no other. */
export class FlowingPieces implements Pick<GrowingSource, 'taken' | 'plan' | 'read'> {
  readonly #pieces: AsyncGenerator<Piece, void, undefined>;
  #held: Promise<Piece | undefined> | undefined;
  /** Number of the part that the piece held was planned for. */
  #planned: number | undefined;
  #taken = 0;

  constructor(chunks: AsyncIterable<Uint8Array | string>, size: number) {
    this.#pieces = cutPieces(chunks, size);
  }

  /** All the bytes read so far that have become pieces. */
  get taken(): number {
    return this.#taken;
  }

  /** The part after `previous`, which has arrived by then. A wait that is abandoned loses nothing. */
  async plan(previous: Part | undefined, signal: AbortSignal): Promise<Part | undefined> {
    if (previous && previous.number === this.#planned) {
      this.#held = undefined;
      this.#planned = undefined;
    }
    this.#held ??= this.#next();
    const piece = await abortable(this.#held, signal);
    if (!piece) return undefined;

    const start = previous?.end ?? 0;
    const number = (this.#planned = (previous?.number ?? 0) + 1);
    return { number, start, end: start + piece.blob.size, last: piece.last };
  }

  /** The piece that was planned last: a stream can't be read twice. */
  async read(): Promise<Blob> {
    return (await this.#held)?.blob ?? new Blob();
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
