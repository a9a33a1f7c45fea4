import { abortable } from '../base/abort.js';
import { pieceSize, splitChunks, type Piece, type PieceSizes } from './merge-chunks.js';

/**
 * Takes in chunks as they are recorded and gives out pieces as they may be sent. The piece at the front
 * stays, byte for byte, until it is removed: a part that is sent again must carry what it carried before.
 */
export class PieceQueue {
  readonly #sizes: PieceSizes;
  #chunks: Blob[] = [];
  #front: Piece | undefined;
  #ended = false;
  #taken = 0;
  #wake: () => void = () => undefined;

  constructor(sizes: PieceSizes) {
    this.#sizes = sizes;
  }

  /** All the bytes ever taken in. */
  get taken(): number {
    return this.#taken;
  }

  get ended(): boolean {
    return this.#ended;
  }

  /** Empty chunks, which every browser's recorder gives now and then, are passed over. */
  append(chunk: Blob): void {
    if (chunk.size === 0) return;
    this.#chunks.push(chunk);
    this.#taken += chunk.size;
    this.#wake();
  }

  /** Says that no chunk will come any more. */
  end(): void {
    this.#ended = true;
    this.#wake();
  }

  /** The piece to send next, as soon as there is one; `undefined` after the last. */
  async front(signal: AbortSignal): Promise<Piece | undefined> {
    while (!this.#front) {
      const bytes = pieceSize(this.#chunks, this.#ended, this.#sizes);
      if (bytes > 0) {
        const { head, rest } = splitChunks(this.#chunks, bytes);
        this.#chunks = rest;
        this.#front = { blob: head, last: this.#ended && rest.length === 0 };
      } else if (this.#ended) {
        return undefined;
      } else {
        await abortable(new Promise<void>((resolve) => (this.#wake = resolve)), signal);
      }
    }
    return this.#front;
  }

  /** Removes the piece at the front: it has arrived. */
  shift(): void {
    this.#front = undefined;
  }
}
