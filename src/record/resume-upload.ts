import { sleep } from '../base/abort.js';
import type { ApiVideoError } from '../base/error.js';
import type { UploadStream } from '../upload/upload-stream-task.js';
import { recordingError } from './recording-error.js';

/** Milliseconds between an upload's giving up and its being taken up again, while recording goes on. */
export const usualResumeDelay = 15_000;

export interface ResumeOptions {
  /** In milliseconds; with `Infinity` an upload that has given up is left alone. */
  readonly delay: number;
  /** Whether more is being recorded: only then is there time for the outage to pass. */
  readonly live: () => boolean;
  /** Told each time the upload gives up, before anything is done about it. */
  readonly onFailed: (error: ApiVideoError) => void;
  readonly signal: AbortSignal;
}

/** Has an upload go on by itself after each failure that may pass, for as long as the recording is live. */
export function keepResuming(upload: UploadStream, options: ResumeOptions): void {
  const { signal } = options;
  const onState = (): void => {
    if (upload.state === 'failed') upload.catch((error: unknown) => void resume(upload, error, options));
  };
  upload.addEventListener('statechange', onState, { signal });
}

async function resume(upload: UploadStream, cause: unknown, options: ResumeOptions): Promise<void> {
  const { delay, live, onFailed, signal } = options;
  const error = recordingError(cause);

  if (signal.aborted) return;
  onFailed(error);
  // Whoever was told may have taken it up again at once.
  if (upload.state !== 'failed' || !error.retryable || !live() || delay === Infinity) return;

  const moved = new AbortController();
  upload.addEventListener('statechange', () => moved.abort(), { once: true, signal: moved.signal });
  signal.addEventListener('abort', () => moved.abort(), { once: true, signal: moved.signal });
  await sleep(delay, moved.signal).catch(() => undefined);
  if (!moved.signal.aborted && live()) upload.retry();
  moved.abort();
}
