import type { Video } from '../api/models/video.js';
import { throwIfAborted } from '../base/abort.js';
import { ApiVideoError } from '../base/error.js';
import { typedEventTarget, type DetailOf } from '../base/events.js';
import { nextState } from '../base/machine.js';
import { createOutcome } from '../base/outcome.js';
import { emptyProgress, type UploadProgress } from './progress.js';
import type { WaitReason } from './part-failure.js';
import type { UploadListener, UploadRun } from './upload-run.js';
import { uploadTransitions, type UploadState, type UploadStep } from './upload-state.js';

/** What an upload tells, by the names of its events. */
export interface UploadTaskEventMap {
  /** The task is in another state. */
  statechange: CustomEvent<{ readonly state: UploadState }>;
  /** A part was accepted, or the estimate of what is under way has moved. */
  progress: CustomEvent<UploadProgress>;
  /** The service holds one more part: its number from 1, and its size in bytes. */
  part: CustomEvent<{ readonly part: number; readonly bytes: number }>;
  /** A part is held back for `delay` milliseconds at the most; others may go on meanwhile, as `state` tells. */
  wait: CustomEvent<{ readonly reason: WaitReason; readonly delay: number }>;
}

/** What a task does. `drive` may be called again after it failed, and then goes on where it stood. */
export interface UploadJob {
  readonly run: Pick<UploadRun, 'progress' | 'record'>;
  /** Rejects when `turn` aborts; whoever calls again goes on where it stood. */
  drive(turn: AbortSignal): Promise<void>;
  /** The video, once `drive` has resolved. */
  video(): Video;
  /** Nothing more will be driven; `forget` says whether nobody is to go on with it another time either. */
  end(forget: boolean): Promise<void>;
}

/** Makes the job of an upload; what carries it may have to be fetched first. */
export type PrepareJob = (listener: UploadListener, signal: AbortSignal) => UploadJob | Promise<UploadJob>;

/**
 * An upload under way: a promise of the video, with a handle. It begins by itself, after the code that made
 * it has run. A task that nobody awaits is no unhandled rejection: `statechange` tells of the failure too.
 */
export class UploadTask extends typedEventTarget<UploadTaskEventMap>() implements Promise<Video> {
  readonly #life = new AbortController();
  readonly #prepare: () => Promise<UploadJob>;
  readonly #drop: (forget: boolean) => Promise<void>;
  #job: UploadJob | undefined;
  #state: UploadState = 'queued';
  #outcome = createOutcome<Video>();
  /** The time until the next pause. */
  #turn = new AbortController();
  #driven: Promise<void> = Promise.resolve();

  /** `drop` lets go of what the upload holds, should it be stopped before it was prepared. */
  constructor(
    prepare: PrepareJob,
    signal?: AbortSignal,
    drop: (forget: boolean) => Promise<void> = () => Promise.resolve(),
  ) {
    super();
    const listener: UploadListener = {
      onPart: (detail) => this.#tell('part', detail),
      onProgress: (detail) => this.#tell('progress', detail),
      onWait: (detail) => {
        if (!this.#turn.signal.aborted) this.#tell('wait', detail);
      },
      onActivity: (active) => void this.#step(active ? 'proceed' : 'wait'),
    };
    this.#prepare = async () => (this.#job ??= await prepare(listener, this.#life.signal));
    this.#drop = drop;
    this.#begin();

    const stop = (): void => this.#stop(false);
    if (signal?.aborted) stop();
    signal?.addEventListener('abort', stop, { once: true, signal: this.#life.signal });
  }

  /** @internal */
  // A getter: EventTarget's own is not writable, so a field can't take its place.
  get [Symbol.toStringTag](): string {
    return this.constructor.name;
  }

  /** What the upload is at; `statechange` tells of each change. */
  get state(): UploadState {
    return this.#state;
  }

  /** How far it is; `progress` tells whenever that moves. */
  get progress(): UploadProgress {
    return this.#job?.run.progress ?? emptyProgress();
  }

  /** The video's id, as soon as it is known. */
  get videoId(): string | undefined {
    return this.#job?.run.record.videoId;
  }

  /**
   * Whether the service may hold an incomplete video that this upload knows nothing of, because the answer to
   * a first part got lost. It can't happen where `videoId` was given.
   */
  get possibleOrphan(): boolean {
    return this.#job?.run.record.possibleOrphan ?? false;
  }

  /**
   * Halts the upload: nothing more is sent until `resume()`, but for a first part that is under way, which is
   * let finish. What was accepted stays so. In a state that can't be paused nothing happens.
   */
  pause(): this {
    // Whoever hears of the pause may resume at once, which begins another turn.
    const turn = this.#turn;
    if (this.#step('pause')) turn.abort(canceled());
    return this;
  }

  /** Goes on after a pause. In any other state nothing happens. */
  resume(): this {
    if (this.#step('resume')) this.#begin();
    return this;
  }

  /** Goes on after a failure, with the parts that are missing. In any other state nothing happens. */
  retry(): this {
    // Whoever hears of it may cancel at once, which is an end of this attempt, not of the one that failed.
    if (this.#state === 'failed') this.#outcome = createOutcome();
    if (this.#step('retry')) this.#begin();
    return this;
  }

  /**
   * Stops for good, at once: nothing more is sent, and the promise rejects with code `aborted`. What was kept
   * for going on after a reload is dropped; whoever wants it kept aborts the `signal` instead.
   */
  cancel(): void {
    this.#stop(true);
  }

  #stop(forget: boolean): void {
    const failed = this.#state === 'failed';
    if (!this.#step('cancel')) return;
    const error = canceled();
    this.#life.abort(error);
    this.#turn.abort(error);
    if (failed) this.#outcome = createOutcome();
    this.#outcome.reject(error);
    this.#driven.then(() => this.#job?.end(forget) ?? this.#drop(forget)).catch(() => undefined);
  }

  then<Result = Video, Failure = never>(
    onFulfilled?: ((video: Video) => Result | PromiseLike<Result>) | null,
    onRejected?: ((reason: unknown) => Failure | PromiseLike<Failure>) | null,
  ): Promise<Result | Failure> {
    return this.#outcome.promise.then(onFulfilled, onRejected);
  }

  catch<Failure = never>(
    onRejected?: ((reason: unknown) => Failure | PromiseLike<Failure>) | null,
  ): Promise<Video | Failure> {
    return this.#outcome.promise.catch(onRejected);
  }

  finally(onFinally?: (() => void) | null): Promise<Video> {
    return this.#outcome.promise.finally(onFinally);
  }

  #begin(): void {
    // Whoever was told that it is to begin may have stopped it.
    if (this.#state !== 'queued') return;
    const turn = (this.#turn = new AbortController());
    // A turn begins when the one before has let go of what it had under way.
    this.#driven = this.#driven.then(() => this.#drive(turn.signal));
  }

  async #drive(turn: AbortSignal): Promise<void> {
    const outcome = this.#outcome;
    try {
      throwIfAborted(turn);
      const job = await this.#prepare();
      throwIfAborted(turn);
      this.#step('start');
      await job.drive(turn);
      await job.end(true);
      if (!this.#step('complete')) return;

      this.#life.abort(); // lets go of the caller's signal
      outcome.resolve(job.video());
    } catch (error) {
      // A pause ends the turn, not the upload; a cancel has told of itself.
      if (turn.aborted) return;
      this.#step('fail');
      outcome.reject(error);
    }
  }

  /** Moves if the table allows it; says whether it did. */
  #step(step: UploadStep): boolean {
    const state = nextState(uploadTransitions, this.#state, step);
    if (state === undefined) return false;
    this.#state = state;
    this.#tell('statechange', { state });
    return true;
  }

  #tell<Name extends keyof UploadTaskEventMap>(name: Name, detail: DetailOf<UploadTaskEventMap[Name]>): void {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

function canceled(): ApiVideoError {
  return new ApiVideoError('aborted', 'The upload was canceled.');
}

/** Marks the promise's rejection as seen: whoever doesn't await it learns of it otherwise. */
export function settled<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}
