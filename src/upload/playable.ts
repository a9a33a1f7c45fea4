import type { Transport } from '../api/call.js';
import type { Video } from '../api/models/video.js';
import { delivery } from '../api/operations/delivery.js';
import { abortError, deadline, sleep } from '../base/abort.js';
import { ApiVideoError, isApiVideoError } from '../base/error.js';
import { numberOption } from '../base/options.js';

export interface PlayableOptions {
  /** Gives up waiting; the call then rejects with code `aborted`. */
  readonly signal?: AbortSignal;
  /** Milliseconds to wait at the most; then the call rejects with code `timeout`. @default 600_000 */
  readonly timeout?: number;
}

/** Milliseconds between two looks, which grow from the first to the last. */
const firstPause = 500;
const longestPause = 10_000;

/**
 * Resolves with `video` once its first quality can be played: its manifest is there and is not empty. Any other
 * answer, be it 202, 404 or 500, means that it can't be played yet.
 */
export async function waitUntilPlayable(
  transport: Transport,
  video: Video,
  { signal, timeout }: PlayableOptions,
): Promise<Video> {
  const patience = numberOption('timeout', timeout, 600_000, { min: 0 });
  const limit = deadline(patience, signal);
  try {
    for (let pause = firstPause; ; pause = Math.min(longestPause, pause * 1.5)) {
      if (await isPlayable(transport, video, limit.signal)) return video;
      await sleep(pause, limit.signal);
    }
  } catch (error) {
    if (signal?.aborted) throw abortError(signal);
    if (!limit.signal.aborted) throw error;
    throw new ApiVideoError('timeout', `The video was not playable within ${patience / 1000} seconds.`, {
      retryable: true,
    });
  } finally {
    limit.clear();
  }
}

async function isPlayable(transport: Transport, video: Video, signal: AbortSignal): Promise<boolean> {
  const { videoId, assets } = video;
  try {
    const { status, data } = await transport.send<unknown>({
      operation: delivery.manifest,
      parameters: { videoId },
      url: assets?.hls,
      signal,
    });
    return status === 200 && typeof data === 'string' && data !== '';
  } catch (error) {
    if (signal.aborted || !isApiVideoError(error)) throw error;
    return false;
  }
}
