import { isApiVideoError, type ApiVideoError, type UploadTask, type Video } from '../../src/index.js';
import { emit } from './emit.js';
import type {} from './upload.events.js';

export interface RelayOptions {
  /** The file that is sent, to be named in the events. */
  readonly file?: File;
  /** Ends the relay. */
  readonly signal: AbortSignal;
  /** What to await for the video, once the task has settled. @default the task */
  readonly outcome?: () => PromiseLike<Video>;
  /** Called before the event that tells the same, so that listeners find the element up to date. */
  readonly onChange?: () => void;
  readonly onSuccess?: (video: Video) => void;
  readonly onError?: (error: ApiVideoError) => void;
  /** Called after the event that tells how it ended. */
  readonly onSettled?: () => void;
}

/** Tells on `host`, in the elements' own events, how `task` goes. */
export function relayUpload(host: HTMLElement, task: UploadTask, options: RelayOptions): void {
  const { file, signal, outcome = () => task, onChange, onSuccess, onError, onSettled } = options;
  const which = file ? { file } : {};

  task.addEventListener(
    'progress',
    ({ detail }) => {
      onChange?.();
      emit(host, 'upload-progress', { ...detail, ...which });
    },
    { signal },
  );
  task.addEventListener('part', ({ detail }) => void emit(host, 'upload-part', { ...detail, ...which }), {
    signal,
  });
  task.addEventListener('wait', ({ detail }) => void emit(host, 'upload-wait', { ...detail, ...which }), {
    signal,
  });
  task.addEventListener(
    'statechange',
    ({ detail: { state } }) => {
      onChange?.();
      if (state === 'canceled') emit(host, 'upload-cancel', which);
      if (state === 'completed' || state === 'failed') void tellOutcome();
    },
    { signal },
  );

  async function tellOutcome(): Promise<void> {
    try {
      const video = await outcome();
      if (signal.aborted) return;
      onSuccess?.(video);
      emit(host, 'upload-success', { video, ...which });
    } catch (error) {
      if (!isApiVideoError(error)) throw error; // a bug of ours: let it be seen
      if (signal.aborted) return;
      onError?.(error);
      emit(host, 'upload-error', { error, ...which });
    }
    onSettled?.();
  }
}
