import type { Video } from '../api/models/video.js';
import type { ApiVideoError } from '../base/error.js';
import type { UploadStream } from '../upload/upload-stream-task.js';
import { recordChunks, type ChunkOptions, type ChunkRecording } from './chunks.js';
import { halted, secondsOf, started, unstarted, uploadedSeconds } from './clocks.js';
import type { Mark, RecordingClocks, Stopwatch } from './clocks.js';
import { watchPageLeave } from './page-leave.js';
import { nothingRecorded } from './recording-error.js';
import { afterTrackEnd, sourceEnded, watchTracks } from './track-end.js';

export interface TakeListener {
  /** A chunk as the recorder gave it, counted from 0. */
  onChunk(detail: { readonly blob: Blob; readonly index: number }): void;
  /** The end has begun; the last chunks are still to come. */
  onEnding(): void;
  /** The recorder failed, or a track ended by itself. */
  onInterrupted(error: ApiVideoError): void;
}

/** One recording from its start to its video: what the recorder gives goes into the upload as it comes. */
export class Take {
  readonly upload: UploadStream;
  /** Resolves when recording has ended and the upload has got every byte. Rejects only if the signal aborts. */
  readonly recorded: Promise<void>;
  readonly #recording: ChunkRecording;
  #watch: Stopwatch = started(unstarted, performance.now());
  #marks: Mark[] = [];

  /** Begins at once, or throws if the browser refuses. */
  constructor(stream: MediaStream, upload: UploadStream, options: ChunkOptions, listener: TakeListener) {
    const life = new AbortController();

    this.upload = upload;
    this.#recording = recordChunks(stream, options, {
      onChunk: (blob) => {
        listener.onChunk({ blob, index: this.#keep(blob) });
      },
      onEnding: () => {
        this.#halt();
        life.abort();
        listener.onEnding();
      },
      onInterrupted: (error) => listener.onInterrupted(error),
    });
    this.recorded = this.#recording.finished;
    options.signal.addEventListener('abort', () => life.abort(), { once: true, signal: life.signal });
    watchPageLeave(() => this.#recording.flush(), life.signal);
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
    return {
      recordedSeconds: secondsOf(this.#watch, performance.now()),
      uploadedSeconds: uploadedSeconds(this.#marks, this.upload.progress.acceptedBytes),
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

  /** Sends what is left, once all is recorded. Holds on through retries that begin before it has given up. */
  async complete(): Promise<Video> {
    if (this.#marks.length === 0) {
      this.upload.cancel();
      throw nothingRecorded();
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
    const { bytes } = this.#marks.at(-1) ?? { bytes: 0 };

    this.upload.append(chunk);
    this.#marks.push({ bytes: bytes + chunk.size, seconds: secondsOf(this.#watch, performance.now()) });
    return this.#marks.length - 1;
  }
}
