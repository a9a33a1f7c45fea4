import type { RetryOptions } from './retry.js';
import type { UploadProgress } from './progress.js';

/** What every upload accepts. */
export interface UploadOptions {
  /** Video to send into, made beforehand by the site's own server. Without it, the token creates one. */
  readonly videoId?: string | undefined;
  /** File name to send; a video that the upload creates gets it as its title. @default the file's own name */
  readonly videoName?: string | undefined;
  /** Bytes of a part, from 5 MiB to 200 MiB. @default 8 MiB */
  readonly partSize?: number | undefined;
  /** When and how often a part is sent again. @default 6 times, within half a second to 30 seconds */
  readonly retry?: RetryOptions | undefined;
  /** Milliseconds until an unanswered part is sent again. @default worked out from the measured speed */
  readonly partTimeout?: number | undefined;
  /** Cancels the upload. */
  readonly signal?: AbortSignal | undefined;
  /** Told whenever the progress changes; the same as listening to `progress`. */
  readonly onProgress?: ((progress: UploadProgress) => void) | undefined;
}
