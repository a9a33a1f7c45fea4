import { Signpost } from '../base/signpost.js';
import { ChunkBuffer } from './chunk-buffer.js';
import type { GrowingSource } from './growing-source.js';
import { nextPiece, type PieceSizes } from './merge-chunks.js';
import type { Part } from './part-plan.js';
import type { UploadRecord } from './upload-record.js';

/** Keeps in memory what has not arrived, and nowhere else. */
export class PieceQueue implements GrowingSource {
  readonly #sizes: PieceSizes;
  readonly #buffer = new ChunkBuffer();
  readonly #changes = new Signpost();
  #ended = false;

  constructor(sizes: PieceSizes) {
    this.#sizes = sizes;
  }

  get taken(): number {
    return this.#buffer.end;
  }

  get ended(): boolean {
    return this.#ended;
  }

  append(chunk: Blob): void {
    if (chunk.size === 0) return;
    this.#buffer.append(chunk);
    this.#changes.tell();
  }

  end(): void {
    this.#ended = true;
    this.#changes.tell();
  }

  async plan(previous: Part | undefined, signal: AbortSignal): Promise<Part | undefined> {
    for (;;) {
      const ended = this.#ended;
      const part = nextPiece(previous, { bytes: this.taken, ended }, this.#sizes);
      if (part || ended) return part;
      await this.#changes.next(signal);
    }
  }

  read({ start, end }: Part): Promise<Blob> {
    return Promise.resolve(this.#buffer.slice(start, end));
  }

  remember({ parts }: UploadRecord, { number, end }: Part): Promise<void> {
    if (parts.some((part) => part.number === number && part.accepted)) this.#buffer.release(end);
    return Promise.resolve();
  }

  close(): Promise<void> {
    this.#buffer.release(this.taken);
    return Promise.resolve();
  }
}
