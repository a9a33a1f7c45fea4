import type { Video } from '../api/models/video.js';
import { throwIfAborted } from '../base/abort.js';
import { ApiVideoError } from '../base/error.js';
import { typedEventTarget } from '../base/events.js';
import { nextState } from '../base/machine.js';
import { createOutcome, refused } from '../base/outcome.js';
import { sharedAttempt } from '../base/shared-attempt.js';
import { earlyOptions } from '../upload/early-options.js';
import type { UploadStream } from '../upload/upload-stream-task.js';
import { settled } from '../upload/upload-task.js';
import { unwound, type RecordingClocks } from './clocks.js';
import { findRecoverable } from './find-recoverable.js';
import { recordingError } from './recording-error.js';
import type { RecordingOptions } from './recording-options.js';
import type { RecoverableOptions, RecoverableRecording } from './recoverable.js';
import { resumeOnce } from './resume-once.js';
import type { RecordingSessionEventMap } from './session-events.js';
import { sessionTransitions, type SessionState, type SessionStep } from './session-state.js';
import type { SourceKind, SourceRequest } from './source.js';
import { StreamLease } from './stream-lease.js';
import type { Take } from './take.js';
import { planTake, preloadTake } from './take-plan.js';
import type { Told } from './tell-take.js';

/**
 * One recording, sent while it is made: asks for the devices, records, uploads, and gives the video. A failed
 * upload never ends the recording. A stream that the session opened is closed when recording has ended; a
 * stream that it was given stays its owner's.
 */
export class RecordingSession extends typedEventTarget<RecordingSessionEventMap>() {
  readonly #lease: StreamLease;
  readonly #options: RecordingOptions;
  readonly #abort = new AbortController();
  readonly #opened = sharedAttempt(() => this.#open());
  readonly #started = sharedAttempt(() => this.#start());
  #starting: Promise<void> | undefined;
  #state: SessionState = 'idle';
  #error: ApiVideoError | undefined;
  #take: Take | undefined;
  #outcome = createOutcome<Video>();
  readonly #tell: Told['tell'] = (name, detail) => void this.dispatchEvent(new CustomEvent(name, { detail }));
  readonly #told: Told = {
    tell: this.#tell,
    clocks: () => this.clocks,
    onEnding: () => this.#step('stop'),
    onHeld: () => this.#step('hold'),
    state: () => this.#state,
    signal: this.#abort.signal,
  };

  constructor(source: MediaStream | SourceKind | SourceRequest, options: RecordingOptions) {
    super();
    const { signal } = earlyOptions(options);
    this.#lease = new StreamLease(source);
    this.#options = options;
    if (signal?.aborted) this.#end();
    signal?.addEventListener('abort', () => this.#end(), { once: true, signal: this.#abort.signal });
  }

  /** The recordings whose pages ended before they had arrived, newest first. They are kept for seven days. */
  static recoverable(options?: RecoverableOptions): Promise<readonly RecoverableRecording[]> {
    return findRecoverable(options);
  }

  /** Fetches what a recording needs; without it `start()` does, while the devices open. Rejects with `network`. */
  static preload(): Promise<void> {
    return preloadTake();
  }

  /** What the session is at; `statechange` tells of each change. */
  get state(): SessionState {
    return this.#state;
  }

  /** How much is recorded, kept and sent, in seconds. */
  get clocks(): RecordingClocks {
    return this.#take?.clocks ?? unwound;
  }

  /** What is, or was, recorded; absent until the source is open. */
  get stream(): MediaStream | undefined {
    return this.#lease.stream;
  }

  /** The format really recorded; absent before the start. */
  get mimeType(): string | undefined {
    return this.#take?.mimeType;
  }

  /** The upload of the recording; absent before the start. */
  get upload(): UploadStream | undefined {
    return this.#take?.upload;
  }

  /** Why the session has failed; absent in any other state. */
  get error(): ApiVideoError | undefined {
    return this.#error;
  }

  /** The video, however the recording comes to its end; after `retry()` another promise. Nobody need await it. */
  get finished(): Promise<Video> {
    return this.#outcome.promise;
  }

  /** Asks for the devices, unless that has been done. After a refusal it may be called again, after a recording not. */
  open(): Promise<MediaStream> {
    if (this.#take && !this.stream?.active) return refused('The recording is over.');
    return this.#state === 'canceled' ? this.#open() : this.#opened();
  }

  /**
   * Records and sends from now on; opens the source first, if need be. A second call changes nothing. Rejects,
   * with nothing recorded, if an option or the browser forbids it; an open source then stays open.
   */
  start(): Promise<void> {
    this.#starting = this.#started();
    return this.#starting;
  }

  /** In any state but `recording` nothing happens. */
  pause(): void {
    this.#step('pause', () => this.#take?.pause());
  }

  /** In any state but `paused` nothing happens. */
  resume(): void {
    this.#step('resume', () => this.#take?.resume());
  }

  /**
   * Ends the recording, after its start if that is under way, and resolves with its video once all of it is sent:
   * with `review`, after `submit()`. While the browser still asks for the devices, it cancels. Takes up an upload that
   * has failed once more. Always settles, once started.
   */
  stop(): Promise<Video> {
    if (!this.#take && this.#state !== 'canceled') {
      if (!this.#starting) return refused('Nothing is being recorded: call `start()` first.');
      if (this.#state === 'opening' && this.#lease.asks) this.cancel();
      return settled(this.#starting.then(() => this.stop()));
    }
    this.#take?.stop();
    this.#step('stop');
    return this.finished;
  }

  /** With `review`, once recording has ended: sends it, and resolves with its video. */
  submit(): Promise<Video> {
    if (this.#state !== 'review') return refused('There is no recording that waits to be submitted.');
    this.#step('submit', () => this.#take?.release());
    return this.finished;
  }

  /** All that was recorded, once it has ended. Rejects with `invalid-state` once part of it is no longer here. */
  file(): Promise<File> {
    return this.#take?.file() ?? refused('Nothing has been recorded.');
  }

  /** Takes a failed upload up again where it stood, with all that was recorded meanwhile. */
  retry(): Promise<Video> {
    const take = this.#take;
    if (take?.upload.state !== 'failed') return refused('There is no failed upload to take up again.');
    take.upload.retry();
    if (this.#state === 'failed') {
      this.#outcome = createOutcome();
      this.#error = undefined;
      this.#step('retry');
      void this.#finish(take);
    }
    return this.finished;
  }

  /**
   * Stops for good, at once, and drops what was recorded; `stop()` and `finished` reject with code `aborted`.
   * Whoever wants it kept for `recoverable()` aborts the `signal` instead.
   */
  cancel(): void {
    this.#end(() => this.#take?.upload.cancel());
  }

  #end(act?: () => void): void {
    const error = new ApiVideoError('aborted', 'The recording was canceled.');
    const outcome = this.#state === 'failed' ? createOutcome<Video>() : this.#outcome;

    this.#step('cancel', () => {
      this.#outcome = outcome;
      this.#error = undefined;
      outcome.reject(error);
      act?.();
      this.#abort.abort(error);
      this.#lease.close();
    });
  }

  async #open(): Promise<MediaStream> {
    throwIfAborted(this.#told.signal);
    this.#error = undefined;
    this.#step('open');
    try {
      const onNotice = (error: ApiVideoError): void => this.#tell('interrupted', { error });
      const stream = await this.#lease.open(this.#told.signal, onNotice);
      this.#step('opened');
      return stream;
    } catch (error) {
      this.#fail(error);
      throw error;
    }
  }

  async #start(): Promise<void> {
    const begin = planTake(this.#options);
    const take = await begin(await this.open(), this.#told);

    throwIfAborted(this.#told.signal);
    this.#take = take;
    this.#step('start');
    void this.#finish(take);
  }

  async #finish(take: Take): Promise<void> {
    // A listener may call `retry()` at once, which brings another outcome.
    const outcome = this.#outcome;
    try {
      await take.recorded;
      this.#lease.close();
      await resumeOnce(take.upload);
      outcome.resolve(await take.complete());
      this.#step('complete');
    } catch (error) {
      outcome.reject(error);
      this.#fail(error);
    }
  }

  #fail(error: unknown): void {
    this.#lease.close();
    if (this.#abort.signal.aborted) return;
    this.#error = recordingError(error);
    this.#step('fail');
  }

  /** If the table allows the move: moves, acts, and only then tells, since a listener may move on at once. */
  #step(step: SessionStep, act?: () => void): void {
    const state = nextState(sessionTransitions, this.#state, step);
    if (state === undefined) return;
    this.#state = state;
    act?.();
    this.#tell('statechange', { state });
  }
}
