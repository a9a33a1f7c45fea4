import { splitChunks } from './merge-chunks.js';

/** Chunks in memory, each at its place among all the bytes of a source. */
export class ChunkBuffer {
  #chunks: Blob[] = [];
  #start: number;
  #end: number;

  constructor(start = 0) {
    this.#start = start;
    this.#end = start;
  }

  /** Place of the first byte held. */
  get start(): number {
    return this.#start;
  }

  /** Place after the last byte held. */
  get end(): number {
    return this.#end;
  }

  /** Sizes of the chunks held, in their order. */
  get sizes(): readonly number[] {
    return this.#chunks.map(({ size }) => size);
  }

  append(chunk: Blob): void {
    this.#chunks.push(chunk);
    this.#end += chunk.size;
  }

  /** Puts what comes right before the first byte held. */
  prepend(chunk: Blob): void {
    if (chunk.size === 0) return;
    this.#chunks.unshift(chunk);
    this.#start -= chunk.size;
  }

  /** The bytes `[start, end)`, of those that are held. */
  slice(start: number, end: number): Blob {
    const { rest } = splitChunks(this.#chunks, Math.max(0, start - this.#start));
    const { head } = splitChunks(rest, Math.max(0, end - Math.max(start, this.#start)));
    return new Blob([...head], { type: this.#chunks[0]?.type ?? '' });
  }

  /** Lets go of all bytes before `place`. */
  release(place: number): void {
    if (place <= this.#start) return;
    this.#chunks = splitChunks(this.#chunks, place - this.#start).rest;
    this.#start = Math.min(place, this.#end);
  }
}
