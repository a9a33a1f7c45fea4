import type { Video } from '../api/models/video.js';
import { abortable, abortError } from '../base/abort.js';
import { ApiVideoError } from '../base/error.js';
import { typedEventTarget, type DetailOf } from '../base/events.js';
import { nextState } from '../base/machine.js';
import { emptyProgress, type UploadProgress } from './progress.js';
import type { UploadListener, UploadRun, WaitReason } from './upload-run.js';
import { uploadTransitions, type UploadState, type UploadStep } from './upload-state.js';

export interface UploadTaskEventMap {
  /** The task is in another state. */
  statechange: CustomEvent<{ readonly state: UploadState }>;
  /** A part was accepted, or the estimate of what is under way has moved. */
  progress: CustomEvent<UploadProgress>;
  /** The service holds one more part: its number from 1, and its size in bytes. */
  part: CustomEvent<{ readonly part: number; readonly bytes: number }>;
  /** Nothing is sent for `delay` milliseconds. */
  wait: CustomEvent<{ readonly reason: WaitReason; readonly delay: number }>;
}

/** What a task does. `drive` may be called again after it failed, and then goes on where it stood. */
export interface UploadJob {
  readonly run: UploadRun;
  drive(): Promise<void>;
  /** The video, once `drive` has resolved. */
  video(): Video;
}

/**
 * An upload under way: a promise of the video, with a handle. It begins by itself, after the code that made
 * it has run. A task that nobody awaits is no unhandled rejection: `statechange` tells of the failure too.
 */
export class UploadTask extends typedEventTarget<UploadTaskEventMap>() implements Promise<Video> {
  readonly #abort = new AbortController();
  readonly #prepare: () => UploadJob;
  #job: UploadJob | undefined;
  #state: UploadState = 'queued';
  #outcome: Promise<Video>;

  constructor(prepare: (listener: UploadListener, signal: AbortSignal) => UploadJob, signal?: AbortSignal) {
    super();
    const listener: UploadListener = {
      onPart: (detail) => this.#tell('part', detail),
      onProgress: (detail) => this.#tell('progress', detail),
      onWait: (detail) => {
        this.#step('wait');
        if (!this.#abort.signal.aborted) this.#tell('wait', detail);
      },
      onResume: () => void this.#step('resume'),
    };
    this.#prepare = () => (this.#job ??= prepare(listener, this.#abort.signal));
    this.#outcome = this.#begin();

    const cancel = (): void => this.cancel();
    if (signal?.aborted) cancel();
    signal?.addEventListener('abort', cancel, { once: true, signal: this.#abort.signal });
  }

  // A getter: EventTarget's own is not writable, so a field can't take its place.
  get [Symbol.toStringTag](): string {
    return this.constructor.name;
  }

  get state(): UploadState {
    return this.#state;
  }

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

  /** Goes on after a failure, with the parts that are missing. In any other state nothing happens. */
  retry(): this {
    if (this.#step('retry')) this.#outcome = this.#begin();
    return this;
  }

  /** Stops for good, at once: nothing more is sent, and the promise rejects with code `aborted`. */
  cancel(): void {
    if (!this.#step('cancel')) return;
    const error = new ApiVideoError('aborted', 'The upload was canceled.');
    this.#abort.abort(error);
    this.#outcome = settled(Promise.reject(error));
  }

  then<Result = Video, Failure = never>(
    onFulfilled?: ((video: Video) => Result | PromiseLike<Result>) | null,
    onRejected?: ((reason: unknown) => Failure | PromiseLike<Failure>) | null,
  ): Promise<Result | Failure> {
    return this.#outcome.then(onFulfilled, onRejected);
  }

  catch<Failure = never>(
    onRejected?: ((reason: unknown) => Failure | PromiseLike<Failure>) | null,
  ): Promise<Video | Failure> {
    return this.#outcome.catch(onRejected);
  }

  finally(onFinally?: (() => void) | null): Promise<Video> {
    return this.#outcome.finally(onFinally);
  }

  #begin(): Promise<Video> {
    return settled(this.#drive());
  }

  async #drive(): Promise<Video> {
    const { signal } = this.#abort;
    try {
      // The caller's listeners are in place before the first event.
      await abortable(Promise.resolve(), signal);
      const job = this.#prepare();
      this.#step('start');
      await abortable(job.drive(), signal);
      if (!this.#step('complete')) throw abortError(signal);

      this.#abort.abort(); // lets go of the caller's signal
      return job.video();
    } catch (error) {
      if (!signal.aborted) this.#step('fail');
      throw error;
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

/** Marks the promise's rejection as seen: whoever doesn't await it learns of it otherwise. */
export function settled<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}
