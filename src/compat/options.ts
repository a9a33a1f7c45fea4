import type { Origin } from '../http/origin.js';
import type { VideoUploadError } from './video-upload-error.js';

/** Bytes of a chunk at the least. */
export const MIN_CHUNK_SIZE = 5 * 1024 * 1024;
/** Bytes of a chunk at the most. */
export const MAX_CHUNK_SIZE = 128 * 1024 * 1024;

/**
 * Milliseconds until what has failed is sent again, or `null` to give up. `retryCount` counts from 0, for each part
 * anew.
 */
export type RetryStrategy = (retryCount: number, error: VideoUploadError) => number | null;

export interface CommonOptions {
  /** Host of the API, reached over https; or its whole origin. @default ws.api.video */
  readonly apiHost?: string | undefined;
  /** How often a part is sent again: 0 means never, and `Infinity` for ever. @default as often as it seems of use */
  readonly retries?: number | undefined;
  /** Decides instead of `retries`, and of all that is known of good delays. */
  readonly retryStrategy?: RetryStrategy | undefined;
  /** File name to send; a video that the upload creates gets it as its title. */
  readonly videoName?: string | undefined;
  /** What uses this library, for the service's statistics. */
  readonly origin?:
    { readonly application?: Origin | undefined; readonly sdk?: Origin | undefined } | undefined;
}

/** A token that opens nothing but uploads: the one credential that may be in a page. */
export interface WithUploadToken {
  readonly uploadToken: string;
  /** Video to send into; without it, the token creates one. */
  readonly videoId?: string | undefined;
}

/**
 * A token that opens the whole project to whoever reads the page. It is taken only so that old pages run: replace it
 * with an upload token.
 */
export interface WithAccessToken {
  readonly accessToken: string;
  /** Makes another access token, once, when that one has expired. */
  readonly refreshToken?: string | undefined;
  readonly videoId: string;
}

export type Credentials = WithUploadToken | WithAccessToken;

interface FileOptions {
  /** What to send. */
  readonly file: Blob;
  /** Bytes of a chunk, from 5 to 128 MiB; a fraction of a byte is cut off. @default 50 MiB */
  readonly chunkSize?: number | undefined;
  /** Most seconds that the file may play. One whose length can't be told is let through. */
  readonly maxVideoDuration?: number | undefined;
}

/** Options of the upload of a file, with an upload token. */
export interface VideoUploaderOptionsWithUploadToken extends CommonOptions, FileOptions, WithUploadToken {}
/** Options of the upload of a file, with an access token. */
export interface VideoUploaderOptionsWithAccessToken extends CommonOptions, FileOptions, WithAccessToken {}
export type VideoUploaderOptions = VideoUploaderOptionsWithUploadToken | VideoUploaderOptionsWithAccessToken;

interface PartOptions {
  /** Holds the newest part back, so that there is something left for the last. @default false */
  readonly preventEmptyParts?: boolean | undefined;
  /** Collects what is given until it makes 5 MiB. Without, less is refused. @default true */
  readonly mergeSmallPartsBeforeUpload?: boolean | undefined;
}

/** Options of an upload in parts, with an upload token. */
export interface ProgressiveUploaderOptionsWithUploadToken
  extends CommonOptions, PartOptions, WithUploadToken {}
/** Options of an upload in parts, with an access token. */
export interface ProgressiveUploaderOptionsWithAccessToken
  extends CommonOptions, PartOptions, WithAccessToken {}
export type ProgressiveUploaderOptions =
  ProgressiveUploaderOptionsWithUploadToken | ProgressiveUploaderOptionsWithAccessToken;

/** What a recorder takes besides the options of a `ProgressiveUploader`. */
export interface Options {
  /** Told of each error, as listeners to `error` are. */
  readonly onError?: ((error: VideoUploadError) => void) | undefined;
  /** Gives the whole recording to listeners to `recordingStopped`. It is held in memory for that. @default false */
  readonly generateFileOnStop?: boolean | undefined;
  /** Format to record in. @default the browser's best for live upload */
  readonly mimeType?: string | undefined;
}

export type MediaRecorderOptions = Options & ProgressiveUploaderOptions;
