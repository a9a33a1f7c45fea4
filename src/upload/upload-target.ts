import type { ApiRequest, Transport } from '../api/call.js';
import type { Hosts } from '../api/hosts.js';
import type { Video } from '../api/models/video.js';
import { playbackOf } from '../api/playback.js';
import { ApiVideoError } from '../base/error.js';
import { numberOption } from '../base/options.js';
import { understood } from '../base/understood.js';
import { TokenSource, type UploadToken } from './credentials.js';
import { backoff, type RetryOptions, type RetryPolicy } from './retry.js';
import type { PartContent } from './send-part.js';
import type { Surroundings } from './surroundings.js';
import type { CommonUploadOptions } from './upload-options.js';
import { emptyRecord, type UploadRecord } from './upload-record.js';
import type { UploadListener, UploadRunOptions } from './upload-run.js';

/** Where uploads go, by whose leave, and what they may lean on where they run. */
export interface UploadTarget {
  readonly transport: Transport;
  readonly hosts: Hosts;
  readonly token: UploadToken | undefined;
  readonly surroundings: Surroundings;
  /** Makes the request of a part. @default with an upload token, as a form */
  readonly requestOf?: ((content: PartContent) => ApiRequest) | undefined;
  /** Decides when a part is sent again, in place of the options of an upload. */
  readonly retry?: RetryPolicy | undefined;
  /** For uploads that don't say so themselves. */
  readonly usualRetry?: RetryOptions | undefined;
}

/** What every run is told, whatever it carries; `options` are those that `readOptions` gave. Throws `invalid-option` where an option makes no sense. */
export function runOptions(
  { transport, token, surroundings, requestOf, retry, usualRetry }: UploadTarget,
  options: CommonUploadOptions,
  fileName: string,
  listener: UploadListener,
  signal: AbortSignal,
): Omit<UploadRunOptions, 'total'> {
  if (typeof token !== 'function' && (typeof token !== 'string' || token === '')) {
    throw new ApiVideoError('invalid-option', 'No upload token: set `uploadToken`, or a `tokenProvider`.');
  }
  const partTimeout =
    options.partTimeout === undefined
      ? undefined
      : numberOption('partTimeout', options.partTimeout, 0, { min: 1 });

  return {
    transport,
    requestOf,
    tokens: new TokenSource(token),
    fileName,
    retry: retry ?? backoff({ ...understood(() => ({ ...usualRetry })), ...options.retry }),
    partTimeout,
    record: emptyRecord(options.videoId === '' ? undefined : options.videoId),
    line: surroundings.watchLine(signal),
    listener,
    signal,
  };
}

/** The video as the service described it, or what follows from its id where the last answer got lost. */
export function videoOf(hosts: Hosts, { video, videoId = '' }: UploadRecord): Video {
  return video ?? { videoId, assets: playbackOf(hosts, videoId) };
}
