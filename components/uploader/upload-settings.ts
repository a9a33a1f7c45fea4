import type { UploadAttributes } from '../shared/upload-client.js';

/** What an uploader's attributes say of the files it takes and how it sends them. Read anew whenever it matters. */
export interface UploadSettings extends UploadAttributes {
  /** Video to send into. Sensible for one file only. */
  readonly videoId?: string | null | undefined;
  /** Title of a video that an upload creates. @default the file's name */
  readonly videoName?: string | null | undefined;
  /** Bytes of a part, from 5 MiB to 200 MiB. @default it follows the line */
  readonly partSize?: number | null | undefined;
  /** Kinds of files to take, as of a file input. @default video types and extensions */
  readonly accept?: string | null | undefined;
  /** Takes more than one file. @default false */
  readonly multiple?: boolean | undefined;
  /** Files at the most, where there may be several. @default any number */
  readonly maxFiles?: number | null | undefined;
  /** Bytes of a file at the most. @default what the service takes */
  readonly maxFileSize?: number | null | undefined;
  /** Seconds that a video may last. A file that doesn't say how long it lasts is taken. @default any */
  readonly maxDuration?: number | null | undefined;
  /** Files that are sent at once. @default 2 */
  readonly concurrency?: number | null | undefined;
  /** Keeps files waiting for `start()`. @default false */
  readonly noAuto?: boolean | undefined;
  /** Remembers nothing of unfinished uploads. @default false */
  readonly noResume?: boolean | undefined;
  /** Waits after each upload until its video plays. @default false */
  readonly waitPlayable?: boolean | undefined;
}
