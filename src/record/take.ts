import type { Video } from '../api/models/video.js';
import { abortable } from '../base/abort.js';
import type { ApiVideoError } from '../base/error.js';
import type { Outcome } from '../base/outcome.js';
import type { UploadStream } from '../upload/upload-stream-task.js';
import { recordChunks, type ChunkOptions, type ChunkRecording } from './chunks.js';
import { halted, secondsOf, started, unstarted, type RecordingClocks, type Stopwatch } from './clocks.js';
import { watchPageLeave } from './page-leave.js';
import { nothingRecorded } from './recording-error.js';
import { watchRoom } from './room-watch.js';
import type { Spool, SpoolListener } from './spool.js';
import type { Timeline } from './timeline.js';
import { afterTrackEnd, sourceEnded, watchTracks } from './track-end.js';

export interface TakeListener extends SpoolListener {
  /** A chunk as the recorder gave it, counted from 0. */
  onChunk(detail: { readonly blob: Blob; readonly index: number }): void;
  /** The end has begun; the last chunks are still to come. */
  onEnding(): void;
  /** The last chunk has been told. */
  onRecorded(): void;
  /** All is recorded, and waits to be released. */
  onHeld(): void;
  /** The recorder failed, or a track ended by itself. */
  onInterrupted(error: ApiVideoError): void;
}

/** Where a take's bytes go. */
export interface TakeSink {
  readonly upload: UploadStream;
  readonly spool: Pick<Spool, 'saved' | 'whole'>;
  readonly timeline: Timeline;
  /** Name of its file. */
  readonly name: string;
  /** Settles when its bytes may be sent; absent where they may at once. */
  readonly gate: Outcome<undefined> | undefined;
  /** How many more bytes the disk takes, where that is known. */
  readonly room: () => Promise<number | undefined>;
}

/** One recording from its start to its video: what the recorder gives goes into the upload as it comes. */
export class Take {
  readonly upload: UploadStream;
  /** Resolves when recording has ended and the upload has got every byte. Rejects only if the signal aborts. */
  readonly recorded: Promise<void>;
  readonly #recording: ChunkRecording;
  #watch: Stopwatch = started(unstarted, performance.now());
  readonly #sink: TakeSink;
  readonly #listener: TakeListener;
  #gate: Outcome<undefined> | undefined;
  readonly #signal: AbortSignal;

  /** Begins at once, or throws if the browser refuses. */
  constructor(stream: MediaStream, sink: TakeSink, options: ChunkOptions, listener: TakeListener) {
    const life = new AbortController();

    this.#sink = sink;
    this.#listener = listener;
    this.#gate = sink.gate;
    this.#signal = options.signal;
    this.upload = sink.upload;
    this.#recording = recordChunks(stream, options, {
      onChunk: (blob) => {
        listener.onWarning('no-data', false);
        listener.onChunk({ blob, index: this.#keep(blob) });
      },
      onEnding: () => {
        this.#halt();
        life.abort();
        // Nothing more is to come, nor to be stored.
        for (const code of ['no-data', 'storage-low'] as const) listener.onWarning(code, false);
        listener.onEnding();
      },
      onInterrupted: (error) => listener.onInterrupted(error),
      onSilence: () => listener.onWarning('no-data', true),
    });
    this.recorded = this.#recording.finished.then(() => listener.onRecorded());
    this.recorded.catch(() => undefined);
    options.signal.addEventListener('abort', () => life.abort(), { once: true, signal: life.signal });
    watchPageLeave(() => this.#recording.flush(), life.signal);
    watchRoom(sink.room, (low) => listener.onWarning('storage-low', low), life.signal);
    watchTracks(
      stream,
      (end) => {
        const error = sourceEnded(end);
        if (afterTrackEnd(end) === 'stop') {
          this.#recording.stop(error);
        } else {
          this.#recording.flush();
          listener.onInterrupted(error);
        }
      },
      life.signal,
    );
  }

  get mimeType(): string {
    return this.#recording.mimeType;
  }

  get clocks(): RecordingClocks {
    const { spool, timeline } = this.#sink;
    const { acceptedBytes } = this.upload.progress;
    return {
      recordedSeconds: secondsOf(this.#watch, performance.now()),
      savedSeconds: timeline.secondsAt(Math.max(spool.saved, acceptedBytes)),
      uploadedSeconds: timeline.secondsAt(acceptedBytes),
    };
  }

  pause(): void {
    this.#halt();
    this.#recording.pause();
  }

  resume(): void {
    this.#recording.resume();
    this.#watch = started(this.#watch, performance.now());
  }

  stop(): void {
    this.#halt();
    this.#recording.stop();
  }

  /** Lets what was held back be sent. */
  release(): void {
    this.#gate?.resolve(undefined);
    this.#gate = undefined;
  }

  /**
   * All that was recorded, once it has ended. Rejects with `nothing-recorded` if that is nothing, and with
   * `invalid-state` once part of it is no longer here.
   */
  async file(): Promise<File> {
    await this.recorded;
    const { spool, name, timeline } = this.#sink;
    if (timeline.chunks === 0) throw nothingRecorded();
    const { fileOf } = await import('./take-file.js');
    const { recordedSeconds: seconds } = this.clocks;
    return fileOf(await spool.whole(), { name, mimeType: this.mimeType, seconds });
  }

  /** Sends what is left, once all is recorded. Holds on through retries that begin before it has given up. */
  async complete(): Promise<Video> {
    if (this.#sink.timeline.chunks === 0) {
      this.upload.cancel();
      throw nothingRecorded();
    }
    if (this.#gate) {
      this.#listener.onHeld();
      await abortable(this.#gate.promise, this.#signal);
    }
    for (;;) {
      try {
        return await this.upload.complete();
      } catch (error) {
        if (this.upload.state === 'failed' || this.upload.state === 'canceled') throw error;
      }
    }
  }

  #halt(): void {
    this.#watch = halted(this.#watch, performance.now());
  }

  #keep(chunk: Blob): number {
    const index = this.#sink.timeline.add(chunk.size, secondsOf(this.#watch, performance.now()));
    this.upload.append(chunk);
    return index;
  }
}
