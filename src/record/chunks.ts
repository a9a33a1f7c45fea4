import { abortable, deadline, every, sleep, throwIfAborted } from '../base/abort.js';
import { ApiVideoError } from '../base/error.js';
import { createOutcome } from '../base/outcome.js';
import { bitRates } from './bit-rates.js';
import { graceAfterStop } from './grace.js';
import { neverStopped, recorderFailed, stoppedByItself } from './recording-error.js';
import { sourceEnded, trackFacts } from './track-end.js';
import { watchSilence } from './recorder-silence.js';

export interface ChunkOptions {
  /** As `chooseMimeType` gives it; empty lets the browser choose. */
  readonly mimeType: string;
  /** Milliseconds between two key frames; only Chromium listens. */
  readonly keyFrameInterval?: number | undefined;
  /** Milliseconds of recording in a chunk, at least 100. */
  readonly timeslice: number;
  /** @default 2_500_000 */
  readonly videoBitsPerSecond?: number | undefined;
  /** @default 128_000 */
  readonly audioBitsPerSecond?: number | undefined;
  /** Waiting times other than the usual ones. */
  readonly times?: Partial<ChunkTimes> | undefined;
  /** Ends the recording at once, and nothing more is handed out. */
  readonly signal: AbortSignal;
}

/** How long a recorder is waited for, in milliseconds. */
export interface ChunkTimes {
  /** Until a recorder that doesn't say that it has stopped is given up. */
  readonly stop: number;
  /** Silence after `stop` that means: that was all, where bytes may come after the event. */
  readonly quiet: number;
  /** The same, while no byte has come since the end began. */
  readonly tail: number;
  /** Silence of a recorder that should give something. Never less than three timeslices. */
  readonly silence: number;
  /** Between two looks at whether any track still lives. */
  readonly tracks: number;
}

export interface ChunkListener {
  /** Some of the bytes, in order, never none. Where one chunk ends and the next begins means nothing. */
  onChunk(chunk: Blob): void;
  /** The end has begun: chunks may still come, but what happens now is no longer recorded. */
  onEnding(): void;
  /** Something other than `stop()` ended the recording, or spoiled its end. */
  onInterrupted(error: ApiVideoError): void;
  /** The recorder has been silent for a while. It is asked for what it has, and goes on. */
  onSilence(): void;
}

const usualTimes: ChunkTimes = { stop: 10_000, quiet: 250, tail: 1000, silence: 8000, tracks: 1000 };

/** Whether this browser can record in this format. Ask again each time: WebKit's first answers may be wrong. */
export function canRecord(mimeType: string): boolean {
  return typeof MediaRecorder !== 'undefined' && MediaRecorder.isTypeSupported(mimeType);
}

/** Records a stream from now on. Throws if the browser refuses. The stream stays the caller's. */
export function recordChunks(
  stream: MediaStream,
  options: ChunkOptions,
  listener: ChunkListener,
): ChunkRecording {
  const recorder = startRecorder(stream, options);
  return new ChunkRecording(recorder, options, listener);
}

/** A recording under way: the browser's recorder, with an end that can be relied on. */
export class ChunkRecording {
  /** Resolves after the last chunk, however the recording ended. Rejects only if the signal aborts. */
  readonly finished: Promise<void>;
  readonly #recorder: MediaRecorder;
  readonly #listener: ChunkListener;
  readonly #times: ChunkTimes;
  readonly #life = new AbortController();
  readonly #ending = createOutcome<ApiVideoError | undefined>();
  readonly #stopped = createOutcome<undefined>();
  #received = 0;
  #events = 0;
  #mimeType = '';

  constructor(recorder: MediaRecorder, options: ChunkOptions, listener: ChunkListener) {
    const { times, timeslice, signal: parent } = options;
    const { stream } = recorder;
    const { signal } = this.#life;
    const gone = sourceGone(stream);

    this.#recorder = recorder;
    this.#listener = listener;
    this.#times = { ...usualTimes, ...times };
    recorder.addEventListener('dataavailable', ({ data }) => this.#receive(data), { signal });
    recorder.addEventListener('error', (event) => this.stop(recorderFailed(event)), { signal });
    recorder.addEventListener('stop', () => this.#onStop(gone), { signal });
    parent.addEventListener('abort', () => this.#abandon(parent), { once: true, signal });
    // Firefox does not always notice that every track was stopped.
    every(this.#times.tracks, () => this.#look(gone), signal);
    const silence = Math.max(this.#times.silence, 3 * timeslice);
    watchSilence({ recorder, heard: () => this.#received, silence, signal }, () => {
      this.flush();
      listener.onSilence();
    });
    this.finished = this.#drain();
    this.finished.catch(() => undefined);
  }

  /** What is really recorded, which need not be what was asked for; empty while that is open. */
  get mimeType(): string {
    return this.#mimeType || this.#recorder.mimeType;
  }

  pause(): void {
    if (this.#recorder.state === 'recording') this.#recorder.pause();
  }

  resume(): void {
    if (this.#recorder.state === 'paused') this.#recorder.resume();
  }

  /** Has the recorder hand out what it holds. */
  flush(): void {
    if (this.#recorder.state !== 'inactive') this.#recorder.requestData();
  }

  /** Ends the recording; `cause` says why, if nobody meant it to end. */
  stop(cause?: ApiVideoError): void {
    this.#ending.resolve(cause);
    if (this.#recorder.state !== 'inactive') this.#recorder.stop();
  }

  #look(gone: ApiVideoError): void {
    if (!this.#recorder.stream.active) this.stop(gone);
  }

  #receive(chunk: Blob): void {
    this.#events++;
    if (chunk.size === 0) return;
    this.#received++;
    // Firefox's recorder forgets its type when it stops; Safari's chunks may have none.
    this.#mimeType ||= chunk.type || this.#recorder.mimeType;
    this.#listener.onChunk(chunk);
  }

  #onStop(gone: ApiVideoError): void {
    this.#stopped.resolve(undefined);
    this.#ending.resolve(this.#recorder.stream.active ? stoppedByItself() : gone);
  }

  #abandon(parent: AbortSignal): void {
    this.#life.abort(parent.reason);
    this.stop();
  }

  async #drain(): Promise<void> {
    const { signal } = this.#life;
    const cause = await abortable(this.#ending.promise, signal);
    const before = { bytes: this.#received, events: this.#events };

    this.#listener.onEnding();
    if (cause) this.#listener.onInterrupted(cause);
    if (!(await happens(this.#stopped.promise, this.#times.stop, signal))) {
      this.#listener.onInterrupted(neverStopped());
    }

    for (let seen = -1; seen !== this.#events;) {
      seen = this.#events;
      const { bytes, events } = before;
      const facts = {
        mimeType: this.#recorder.mimeType,
        bytes: this.#received > bytes,
        events: seen > events,
      };
      await sleep(graceAfterStop(facts, this.#times), signal);
    }
    this.#life.abort();
  }
}

/** Chromium's own option, which the standard types don't know. */
interface LiveRecorderOptions extends MediaRecorderOptions {
  readonly videoKeyFrameIntervalDuration?: number;
}

function startRecorder(stream: MediaStream, options: ChunkOptions): MediaRecorder {
  const { mimeType, keyFrameInterval, timeslice } = options;
  const { videoBitsPerSecond = bitRates.video, audioBitsPerSecond = bitRates.audio } = options;
  const recorderOptions: LiveRecorderOptions = {
    mimeType,
    videoBitsPerSecond,
    audioBitsPerSecond,
    ...(keyFrameInterval !== undefined && { videoKeyFrameIntervalDuration: keyFrameInterval }),
  };

  if (typeof MediaRecorder === 'undefined') {
    throw new ApiVideoError('unsupported', "This browser can't record. Try another one.");
  }
  try {
    const recorder = new MediaRecorder(stream, recorderOptions);
    recorder.start(timeslice);
    return recorder;
  } catch (cause) {
    const format = mimeType === '' ? 'in any format' : `as \`${mimeType}\``;
    throw new ApiVideoError('unsupported', `This browser can't record this stream ${format}.`, { cause });
  }
}

/** Whether `promise` resolves within `milliseconds`. Rejects with code `aborted` if `signal` aborts first. */
async function happens(
  promise: Promise<unknown>,
  milliseconds: number,
  signal: AbortSignal,
): Promise<boolean> {
  const limit = deadline(milliseconds, signal);
  try {
    await abortable(promise, limit.signal);
    return true;
  } catch (error) {
    throwIfAborted(signal);
    if (limit.signal.aborted) return false;
    throw error;
  } finally {
    limit.clear();
  }
}

/** Looked at when the recording begins: an ended track may have forgotten what it showed. */
function sourceGone(stream: MediaStream): ApiVideoError {
  const [track] = [...stream.getVideoTracks(), ...stream.getAudioTracks()];
  return sourceEnded(track ? trackFacts(track) : { kind: 'audio', screen: false });
}
