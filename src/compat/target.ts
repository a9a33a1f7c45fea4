// What the old classes' uploads take besides the engine: fetched with it, when the first of them begins.
import type { ApiRequest, Transport } from '../api/call.js';
import { uploadSource } from '../api/operations/source-upload.js';
import { assertOption } from '../base/assert-option.js';
import { isApiVideoError } from '../base/error.js';
import type * as engine from '../engine.js';
import { AccessTokens } from '../http/access-tokens.js';
import { authorized } from '../http/auth.js';
import { backoff, type RetryPolicy } from '../upload/retry.js';
import { partRequest, type PartContent } from '../upload/send-part.js';
import type { Carrier } from '../upload/start-upload.js';
import { chunkedJournal, ofChunks } from './chunked-request.js';
import type { Chunks } from './chunks.js';
import type { Settings } from './connection.js';
import type { CommonOptions } from './options.js';
import { VideoUploadError } from './video-upload-error.js';

/** It keeps the limiters of the page, and so is handed in: a script's modules hold copies of what they import. */
export type Engine = typeof engine;

/** The way to the API, with an access token where there is one. */
export function transportOf(
  { createPageTransport, sharedLimiters }: Engine,
  { options, hosts, headers }: Settings,
): Transport {
  const open = createPageTransport({ hosts, headers, limiterOf: sharedLimiters(hosts.api) });
  if ('uploadToken' in options) return open;

  const refreshToken = options.refreshToken ?? undefined;
  assertOption('refreshToken', 'a string', refreshToken, typeof refreshToken === 'string');
  return authorized(open, new AccessTokens(open, { accessToken: options.accessToken, refreshToken }));
}

/** What carries uploads over `transport`; those in chunks tell of how many they are. */
export function carrierOf(
  { fileJob, streamJob, surroundings }: Engine,
  { options, retries, hosts }: Settings,
  transport: Transport,
  chunks?: Chunks,
): Carrier {
  // Where an upload token would be, if the parts didn't go with an access token.
  const token = 'uploadToken' in options ? options.uploadToken : 'access';
  const requestOf = 'uploadToken' in options ? partRequest : sourceRequest(options.videoId);
  const around = surroundings();
  const target = {
    transport,
    hosts,
    token,
    surroundings: around,
    retry: retryPolicy(retries, options),
    requestOf,
  };
  if (!chunks) return { target, fileJob, streamJob };

  const journal = chunkedJournal(around.journal, chunks.size);
  const chunked = { requestOf: ofChunks(requestOf, chunks.count), surroundings: { ...around, journal } };
  return { target: { ...target, ...chunked }, fileJob, streamJob };
}

/** The request of a part into a video of the project. As ever, parts after the first name the video twice. */
function sourceRequest(videoId: string): (content: PartContent) => ApiRequest {
  return (content) => {
    const named = content.part.number > 1 ? videoId : undefined;
    const { headers = {}, body = {} } = partRequest({ ...content, videoId: named });
    return { operation: uploadSource, parameters: { videoId }, headers, body };
  };
}

function retryPolicy(retries: number | undefined, { retryStrategy }: CommonOptions): RetryPolicy {
  if (!retryStrategy) return backoff(retries === undefined ? {} : { limit: retries });
  assertOption('retryStrategy', 'a function', retryStrategy, typeof retryStrategy === 'function');

  return (attempt, error) => {
    if (!isApiVideoError(error) || (!error.retryable && error.status === undefined)) return undefined;
    const delay = retryStrategy(attempt - 1, new VideoUploadError(error)) ?? undefined;
    const isDelay = typeof delay === 'number' && !Number.isNaN(delay);
    assertOption('retryStrategy()', 'a number of milliseconds, or null', delay, isDelay);
    return delay;
  };
}
