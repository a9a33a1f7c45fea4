import { numberOption } from '../base/options.js';
import { ApiVideoClient, type ClientOptions } from '../client.js';
import type { RetryOptions } from '../upload/retry.js';
import type { StreamOptions } from '../upload/upload-options.js';
import type { UploadStream } from '../upload/upload-stream-task.js';
import { bitRates } from './bit-rates.js';

/** What a session needs of a client; an `ApiVideoClient` is one. */
export interface StreamUploader {
  /** Address of the API, without a trailing slash; recordings are told apart by it. */
  readonly baseUri?: string | undefined;
  /** Fetches what sending needs, if that must be fetched. */
  readonly preload?: (() => Promise<unknown>) | undefined;
  /** Begins the upload of what is being recorded. */
  uploadStream(options: StreamOptions): UploadStream;
}

export interface TakeOptions {
  /** Video to record into, made beforehand by the site's own server. Without it, the token creates one. */
  readonly videoId?: string | undefined;
  /** File name, which a video that the upload creates gets as its title. @default the time of the start */
  readonly videoName?: string | undefined;
  /** Least bytes of a part, from 5 MiB to 200 MiB. @default 5 MiB */
  readonly partSize?: number | undefined;
  /** When and how often a part is sent again. @default 6 times, within half a second to 30 seconds */
  readonly retry?: RetryOptions | undefined;
  /** Milliseconds of recording in a chunk, at least 100. @default 1000 */
  readonly timeslice?: number | undefined;
  /** Format to record in; its codecs are fitted to the tracks. @default the browser's best for live upload */
  readonly mimeType?: string | undefined;
  /** @default 2_500_000 */
  readonly videoBitsPerSecond?: number | undefined;
  /** @default 128_000 */
  readonly audioBitsPerSecond?: number | undefined;
  /** Sends nothing before `submit()`, so that the person can watch the recording first. @default false */
  readonly review?: boolean | undefined;
  /**
   * Writes the recording to the browser's storage before it is sent, so that it outlasts the page. Where that
   * is refused, or with `false`, it is kept in memory. @default 'auto'
   */
  readonly spool?: 'auto' | false | undefined;
  /**
   * Milliseconds between the upload's giving up and its being taken up again; `Infinity` for never. @default 15_000
   * @internal
   */
  readonly resumeDelay?: number | undefined;
  /** Cancels the session. */
  readonly signal?: AbortSignal | undefined;
}

/** Who sends the recording: a client that is there, or one made of its options. */
export type SenderOptions =
  | (ClientOptions & { readonly client?: undefined })
  | ({ readonly client: StreamUploader } & {
      readonly [Name in keyof Omit<ClientOptions, 'retry'>]?: undefined;
    });

/** How to record, and who sends the recording. */
export type RecordingOptions = TakeOptions & SenderOptions;

/** How the recorder is to be set, with nothing left open but the format. */
export interface RecorderSettings {
  readonly timeslice: number;
  readonly videoBitsPerSecond: number;
  readonly audioBitsPerSecond: number;
}

/** The settings in `options`, or an `invalid-option` error that names the one out of range. */
export function recorderSettings(options: TakeOptions): RecorderSettings {
  const { timeslice, videoBitsPerSecond, audioBitsPerSecond } = options;

  return {
    timeslice: numberOption('timeslice', timeslice, 1000, { min: 100 }),
    videoBitsPerSecond: numberOption('videoBitsPerSecond', videoBitsPerSecond, bitRates.video, { min: 1 }),
    audioBitsPerSecond: numberOption('audioBitsPerSecond', audioBitsPerSecond, bitRates.audio, { min: 1 }),
  };
}

export function senderOf(options: SenderOptions): StreamUploader {
  return options.client ?? new ApiVideoClient(options);
}
