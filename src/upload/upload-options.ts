import type { GrowingSource } from './growing-source.js';
import type { FileHandle, ResumeJournal } from './journal.js';
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
  /** Stops the upload like `cancel()`, but what is kept for going on after a reload stays. */
  readonly signal?: AbortSignal | undefined;
  /** Told whenever the progress changes; the same as listening to `progress`. */
  readonly onProgress?: ((progress: UploadProgress) => void) | undefined;
}

/** What the upload of a file accepts besides. */
export interface UploadOptions extends CommonUploadOptions {
  /** Bytes of a part, from 5 MiB to 200 MiB; `'auto'` lets it follow the line. @default 'auto' */
  readonly partSize?: number | 'auto' | undefined;
  /** Parts under way at once, from 1 to 16, as soon as the video is known. @default 4 */
  readonly concurrency?: number | undefined;
  /**
   * Where to keep, from part to part, what is needed to go on after a reload: the file's name and size, the
   * `videoId` and the parts, for six days. `false` for nowhere. The same file sent again then goes on by
   * itself. @default 'auto': in the browser's own storage, where there is one
   */
  readonly journal?: 'auto' | false | ResumeJournal | undefined;
  /** What the browser gave along with the file, if it did: with it, nobody need choose the file again. */
  readonly handle?: FileHandle | undefined;
  /** Most seconds that the file may play. One whose length can't be told is let through. */
  readonly maxDuration?: number | undefined;
}

/** What an upload of bytes that are still coming accepts besides. */
export interface StreamOptions extends CommonUploadOptions {
  /** Least bytes of a part, from 5 MiB to 200 MiB. @default 5 MiB */
  readonly partSize?: number | undefined;
  /**
   * Keeps the bytes until they have arrived. @default memory
   * @internal
   */
  readonly source?: GrowingSource | undefined;
}
