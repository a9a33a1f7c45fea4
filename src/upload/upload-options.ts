import type { RetryOptions } from './retry.js';
import type { UploadProgress } from './progress.js';

/** What every upload accepts. */
export interface CommonUploadOptions {
  /** Video to send into, made beforehand by the site's own server. Without it, the token creates one. */
  readonly videoId?: string | undefined;
  /** File name to send; a video that the upload creates gets it as its title. @default the file's own name */
  readonly videoName?: string | undefined;
  /** When and how often a part is sent again. @default 6 times, within half a second to 30 seconds */
  readonly retry?: RetryOptions | undefined;
  /** Milliseconds until an unanswered part is sent again. @default worked out from the measured speed */
  readonly partTimeout?: number | undefined;
  /** Cancels the upload. */
  readonly signal?: AbortSignal | undefined;
  /** Told whenever the progress changes; the same as listening to `progress`. */
  readonly onProgress?: ((progress: UploadProgress) => void) | undefined;
}

/** What the upload of a file accepts besides. */
export interface UploadOptions extends CommonUploadOptions {
  /** Bytes of a part, from 5 MiB to 200 MiB; `'auto'` lets it follow the line. @default 'auto' */
  readonly partSize?: number | 'auto' | undefined;
  /** Parts under way at once, from 1 to 16, as soon as the video is known. @default 3 */
  readonly concurrency?: number | undefined;
}

/** What an upload of bytes that are still coming accepts besides. */
export interface StreamOptions extends CommonUploadOptions {
  /** Least bytes of a part, from 5 MiB to 200 MiB. @default 5 MiB */
  readonly partSize?: number | undefined;
}
