import { abortable } from '../base/abort.js';
import { nextState } from '../base/machine.js';
import { Signpost } from '../base/signpost.js';
import { within } from '../base/within.js';
import { ChunkBuffer } from '../upload/chunk-buffer.js';
import type { GrowingSource } from '../upload/growing-source.js';
import { nextPiece, type PieceSizes } from '../upload/merge-chunks.js';
import type { Part } from '../upload/part-plan.js';
import type { UploadRecord } from '../upload/upload-record.js';
import type { RecordingClaim } from '../web/recording-claim.js';
import type { StoredRecording, StoredRow } from '../web/recording-store.js';
import type { RecordingWarning } from './recording-warning.js';
import { SpoolDisk } from './spool-disk.js';
import { letGo, lost, mostOfRow, rowsToWrite, stretchesTo, type Stretch } from './spool-rows.js';
import { spoolTransitions, type SpoolState, type SpoolStep } from './spool-state.js';
import { spoolWarnings } from './spool-warnings.js';

export interface SpoolListener {
  /** The first so many bytes lie on disk. */
  onSaved(bytes: number): void;
  /** Called each time that it may have changed. */
  onWarning(code: RecordingWarning, active: boolean): void;
  /** These were dropped to make room: nothing had happened to them for seven days. */
  onExpired(recordings: readonly StoredRecording[]): void;
}

export interface SpoolOptions {
  /** What is known at the start. */
  readonly recording: StoredRecording;
  /** Where it is to lie, if that is possible. Never rejects. */
  readonly claim: Promise<RecordingClaim | undefined>;
  readonly sizes: PieceSizes;
  /** Which second of the recording its first so many bytes reach. */
  readonly secondsAt: (bytes: number) => number;
  readonly listener: SpoolListener;
  /** Nothing is sent before this resolves. @default at once */
  readonly released?: Promise<unknown> | undefined;
}

/**
 * Writes a recording to disk before anything of it is sent, and keeps it there until it has arrived. Memory
 * holds the chunks not yet written, and the part under way. Where the storage refuses, it all stays in memory.
 */
export class Spool implements GrowingSource {
  readonly #options: SpoolOptions;
  readonly #changes = new Signpost();
  /** What has come and is not on disk. */
  readonly #buffer: ChunkBuffer;
  #state: SpoolState = 'opening';
  #recording: StoredRecording;
  #disk: SpoolDisk | undefined;
  #saved: number;
  #ended = false;
  #writing: Promise<void> | undefined;

  constructor(options: SpoolOptions) {
    this.#options = options;
    this.#recording = options.recording;
    this.#saved = options.recording.totalBytes;
    this.#buffer = new ChunkBuffer(this.#saved);
    void this.#open();
  }

  /** How many of the recording's first bytes lie on disk, or did until they arrived. */
  get saved(): number {
    return this.#state === 'disk' || this.#state === 'stalled' ? this.#saved : 0;
  }

  /** Whether all that has come has arrived. */
  get arrived(): boolean {
    return this.#recording.acceptedBytes === this.taken;
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
    this.#recording = { ...this.#recording, mimeType: chunk.type || this.#recording.mimeType };
    void this.#write();
    this.#changed();
  }

  end(): void {
    this.#ended = true;
    this.#changes.tell();
  }

  async plan(previous: Part | undefined, signal: AbortSignal): Promise<Part | undefined> {
    const { released } = this.#options;
    if (released) await abortable(released, signal);
    for (;;) {
      const { taken } = this;
      const { sizes } = this.#options;
      const settled = this.#state === 'memory' ? taken : this.#saved;
      const growth = { bytes: settled, ended: this.#ended && settled === taken };
      const part = nextPiece(previous, growth, sizes);
      if (part || growth.ended) return part;

      const inMemory = { bytes: taken, ended: this.#ended };
      if (this.#state === 'stalled' && nextPiece(previous, inMemory, sizes)) {
        await this.#leaveDisk(previous?.end ?? 0);
      } else {
        await this.#changes.next(signal);
      }
    }
  }

  async read({ start, end }: Part): Promise<Blob> {
    return this.#state === 'memory' ? this.#buffer.slice(start, end) : this.#fetch({ start, end });
  }

  /** All that has come. Rejects with `invalid-state` once the beginning has arrived, and so is let go. */
  async whole(): Promise<Blob> {
    await this.#write();
    const { saved } = this;
    if (this.#recording.acceptedBytes > 0 || this.#state === 'closed') throw letGo();
    const pieces: Blob[] = [];
    // Built from small pieces, which the browser may put aside: the whole never lies in the page's memory.
    for (const stretch of stretchesTo(saved)) pieces.push(await this.#fetch(stretch));
    pieces.push(this.#buffer.slice(saved, this.taken));
    return new Blob(pieces, { type: this.#recording.mimeType });
  }

  async remember({ parts, videoId }: UploadRecord, { number }: Part): Promise<void> {
    const part = parts.find((candidate) => candidate.number === number);
    if (!part) return;
    this.#recording = {
      ...this.#recording,
      videoId,
      acceptedBytes: part.accepted ? part.end : this.#recording.acceptedBytes,
    };
    if (this.#state === 'memory') this.#buffer.release(this.#recording.acceptedBytes);
    this.#changed();
    if (this.#state !== 'disk' && this.#state !== 'stalled') return;

    // What can't be noted down costs a part that is sent again, at the worst.
    await this.#disk?.does((store) => store.note(this.#recording.id, part, videoId));
    if (part.accepted) void this.#write();
  }

  async close(forget: boolean): Promise<void> {
    const claim = await this.#options.claim;
    if (!forget) await this.#write();
    this.#step('close');
    this.#buffer.release(this.taken);
    if (claim && forget) await within(claim.store.remove(this.#recording.id));
    claim?.release();
  }

  async #open(): Promise<void> {
    const claim = await this.#options.claim;
    this.#disk = claim && new SpoolDisk(claim.store, this.#recording.id);
    this.#step(this.#disk ? 'open' : 'refuse');
    void this.#write();
  }

  /** Writes what waits, as far as the storage takes it. One at a time: who comes later waits for the same. */
  #write(): Promise<void> {
    this.#writing ??= this.#writeRows().finally(() => {
      this.#writing = undefined;
      // Something may have come between the last look and here.
      if (this.#state === 'disk' && this.#buffer.start < this.taken) void this.#write();
    });
    return this.#writing;
  }

  async #writeRows(): Promise<void> {
    while (this.#buffer.start < this.taken && (this.#state === 'disk' || this.#state === 'stalled')) {
      const stretches = rowsToWrite(this.#buffer.start, this.#buffer.sizes, mostOfRow);
      const end = stretches.at(-1)?.end ?? 0;
      const written = await this.#disk?.does(async (store) => {
        const rows = await Promise.all(stretches.map((stretch) => this.#row(stretch)));
        const seconds = this.#options.secondsAt(end);
        const recording = { ...this.#recording, seconds, totalBytes: end, updatedAt: Date.now() };
        if (this.#state !== 'closed') await store.write(recording, rows);
      });
      this.#step(written ? 'accept' : 'refuse');
      if (!written) await this.#makeRoom();
      if (!written || this.#state !== 'disk') return;

      this.#saved = end;
      this.#buffer.release(end);
      this.#options.listener.onSaved(end);
      this.#changed();
    }
  }

  async #row({ start, end }: Stretch): Promise<StoredRow> {
    return { start, bytes: await this.#buffer.slice(start, end).arrayBuffer() };
  }

  /** What is too old to be kept goes, when nothing more can be stored. */
  async #makeRoom(): Promise<void> {
    const dropped = (await this.#disk?.makeRoom()) ?? [];
    if (dropped.length > 0) this.#options.listener.onExpired(dropped);
  }

  async #fetch(stretch: Stretch): Promise<Blob> {
    if (stretch.start === stretch.end) return new Blob([]);
    if (!this.#disk) throw lost();
    return new Blob([...(await this.#disk.read(stretch))], { type: this.#recording.mimeType });
  }

  /**
   * All that could be sent from disk has been, and the storage takes nothing more, although there is room
   * again: the rest goes by memory. What then is left on disk would be no recording any more.
   */
  async #leaveDisk(place: number): Promise<void> {
    await this.#write();
    const end = this.#saved;
    const rest = this.#stalledAt(end) && (await this.#fetch({ start: place, end }));
    // Meanwhile the storage may have come round.
    if (!rest || !this.#stalledAt(end)) return;
    this.#buffer.prepend(rest);
    this.#step('leave');
    void this.#disk?.does((store) => store.remove(this.#recording.id));
  }

  #stalledAt(place: number): boolean {
    return this.#state === 'stalled' && this.#saved === place;
  }

  #step(step: SpoolStep): void {
    const state = nextState(spoolTransitions, this.#state, step);
    if (state === undefined) return;
    this.#state = state;
    this.#changed();
  }

  /** Something is kept in another way, or there is more or less of it. */
  #changed(): void {
    const { memoryOnly, lag } = spoolWarnings(this.#state, this.taken - this.#buffer.start);
    this.#options.listener.onWarning('memory-only', memoryOnly);
    this.#options.listener.onWarning('lag', lag);
    this.#changes.tell();
  }
}
