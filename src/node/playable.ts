import type { ApiCall } from '../api/api-call.js';
import type { RequestOptions } from '../api/call.js';
import type { VideoStatus } from '../api/models/video-status.js';
import type { Video } from '../api/models/video.js';
import { deadline, sleep } from '../base/abort.js';
import { ApiVideoError } from '../base/error.js';
import { assertOptions } from '../base/assert-option.js';
import { asGiven, numberOption, stringOption } from '../base/options.js';
import { understood } from '../base/understood.js';
import { whichWait } from './upload-arguments.js';

/** How long, and how often, to ask whether a video plays. */
export interface WaitOptions {
  /** Abandons the wait; it then rejects with code `aborted`. */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds until the wait is given up with code `timeout`. @default 600_000 */
  readonly timeout?: number | undefined;
}

interface VideoCalls {
  getStatus(videoId: string, options: RequestOptions): ApiCall<VideoStatus>;
  get(videoId: string, options: RequestOptions): ApiCall<Video>;
}

const defaultTimeout = 600_000;
const firstDelay = 500;
const longestDelay = 10_000;
const growth = 1.5;

/** How a video stands, as far as waiting for it is concerned. */
function readiness({ encoding }: VideoStatus): 'playable' | 'failed' | 'pending' {
  const { playable, qualities = [] } = encoding ?? {};
  if (playable) return 'playable';
  const failed = qualities.length > 0 && qualities.every(({ status }) => status === 'failed');
  return failed ? 'failed' : 'pending';
}

/** Asks how the video stands, less and less often, until a first rendition can be watched. */
export async function waitUntilPlayable(
  videos: VideoCalls,
  videoId: string,
  given?: WaitOptions,
): Promise<Video> {
  const { timeout, ...options } = understood(() => {
    stringOption('videoId', videoId, whichWait);
    const options = asGiven(given);
    assertOptions(options);
    return { ...options, timeout: numberOption('timeout', options?.timeout, defaultTimeout, { min: 0 }) };
  });
  const limit = deadline(timeout, options.signal);
  const { signal } = limit;
  try {
    for (let delay = firstDelay; ; delay = Math.min(longestDelay, delay * growth)) {
      const state = readiness(await videos.getStatus(videoId, { signal }));
      if (state === 'playable') return await videos.get(videoId, { signal });
      if (state === 'failed') {
        throw new ApiVideoError('encoding-failed', 'The service could not make a video of the source.');
      }
      await sleep(delay, signal);
    }
  } catch (error) {
    if (!signal.aborted || options.signal?.aborted) throw error;
    throw new ApiVideoError('timeout', 'The video did not become playable in time.', { retryable: true });
  } finally {
    limit.clear();
  }
}
