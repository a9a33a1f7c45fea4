import { Signpost } from '../base/signpost.js';
import { assertBlob } from '../upload/byte-source.js';
import type { GrowingSource } from '../upload/growing-source.js';
import { sizeOf } from '../upload/merge-chunks.js';
import type { Part } from '../upload/part-plan.js';
import type { UploadRecord } from '../upload/upload-record.js';
import { assertGiven, cutEvenly, readyBlobs, type CuttingRule } from './cutting-rule.js';

/** Parts as the caller gives them, made when they are given; in memory until they have arrived. */
export class GivenParts implements GrowingSource {
  readonly #rule: CuttingRule;
  readonly #changes = new Signpost();
  readonly #parts: { readonly part: Part; bytes: Blob | undefined }[] = [];
  #held: Blob[] = [];
  #state: 'open' | 'ended' = 'open';

  constructor(rule: CuttingRule) {
    this.#rule = rule;
  }

  get taken(): number {
    return (this.#parts.at(-1)?.part.end ?? 0) + sizeOf(this.#held);
  }

  get ended(): boolean {
    return this.#state === 'ended';
  }

  /** Whether a last part of what is held, and of `chunk`, would be empty. */
  isEmptyEnd(chunk: Blob): boolean {
    assertBlob(chunk);
    return sizeOf(this.#held) + chunk.size === 0;
  }

  /** The last of the parts that `append` makes, if it makes one. */
  completedBy(append: () => void): number | undefined {
    const before = this.#parts.length;
    append();
    return this.#parts.length > before ? this.#parts.length : undefined;
  }

  /** Bytes of a part that is there. */
  readonly bytesOf = (number: number): number | undefined => {
    const part = this.#parts[number - 1]?.part;
    return part && part.end - part.start;
  };

  append(chunk: Blob): void {
    assertGiven(chunk, this.#rule);
    if (chunk.size === 0) return;
    this.#held.push(chunk);
    const ready = readyBlobs(this.#held, this.#rule);
    if (ready > 0) this.#cut(this.#held.splice(0, ready));
  }

  /** Adds the end, and makes the last part of all that is held. */
  finish(chunk: Blob): void {
    if (!this.ended) this.#held.push(chunk);
    this.end();
  }

  end(): void {
    if (this.ended) return;
    this.#state = 'ended';
    this.#cut(this.#held.splice(0));
  }

  async plan(previous: Part | undefined, signal: AbortSignal): Promise<Part | undefined> {
    for (;;) {
      const next = this.#parts[previous?.number ?? 0];
      if (next || this.ended) return next?.part;
      await this.#changes.next(signal);
    }
  }

  readonly read = ({ number }: Part): Promise<Blob> =>
    Promise.resolve(this.#parts[number - 1]?.bytes ?? new Blob());

  remember({ parts }: UploadRecord, { number }: Part): Promise<void> {
    const kept = this.#parts[number - 1];
    if (kept && parts.some((part) => part.number === number && part.accepted)) kept.bytes = undefined;
    return Promise.resolve();
  }

  close(): Promise<void> {
    for (const kept of this.#parts) kept.bytes = undefined;
    return Promise.resolve();
  }

  #cut(blobs: readonly Blob[]): void {
    const whole = new Blob([...blobs]);
    const before = this.#parts.at(-1)?.part.end ?? 0;
    for (const { start, end } of cutEvenly(whole.size)) {
      const last = this.ended && end === whole.size;
      const part = { number: this.#parts.length + 1, start: before + start, end: before + end, last };
      this.#parts.push({ part, bytes: whole.slice(start, end) });
    }
    this.#changes.tell();
  }
}
