import type { ApiRequest, ApiResponse, Transport } from '../api/call.js';
import type { PrivateSession } from '../api/models/delivery.js';
import type { Video } from '../api/models/video.js';
import { delivery } from '../api/operations/delivery.js';
import { abortError, deadline, sleep } from '../base/abort.js';
import { ApiVideoError, isApiVideoError } from '../base/error.js';
import { assertOption, assertOptions } from '../base/assert-option.js';
import { asGiven, numberOption } from '../base/options.js';
import { understood } from '../base/understood.js';

/** How long to wait until a video plays. */
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
 * answer, be it 202, 404 or 500, means that it can't be played yet. The token in the addresses of a private video
 * opens it once, and is spent on a session to look with.
 */
export async function waitUntilPlayable(
  transport: Transport,
  video: Video,
  options: PlayableOptions | undefined,
): Promise<Video> {
  const { signal, patience } = understood(() => {
    assertVideo(video);
    const given = asGiven(options);
    assertOptions(given);
    const { timeout, ...others } = given ?? {};
    return { ...others, patience: numberOption('timeout', timeout, 600_000, { min: 0 }) };
  });
  const limit = deadline(patience, signal);
  let session: string | undefined;
  try {
    for (let pause = firstPause; ; pause = Math.min(longestPause, pause * 1.5)) {
      session ??= await openSession(transport, video, limit.signal);
      if (await isPlayable(transport, video, session, limit.signal)) return video;
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

function assertVideo({ videoId, assets }: Partial<Video>): void {
  assertOption('video', 'a video with its `videoId`', videoId ?? null, typeof videoId === 'string');
  assertOption(
    'video.assets',
    'an object',
    assets,
    typeof assets === 'object' && (assets as unknown) !== null,
  );
  assertOption('video.assets.hls', 'an address', assets?.hls, typeof assets?.hls === 'string');
}

async function isPlayable(
  transport: Transport,
  { videoId, assets }: Video,
  session: string | undefined,
  signal: AbortSignal,
): Promise<boolean> {
  const answer = await answerTo<unknown>(transport, {
    operation: delivery.manifest,
    parameters: { videoId },
    query: { avh: session },
    url: assets?.hls,
    secrets: [session ?? ''],
    signal,
  });
  return answer?.status === 200 && typeof answer.data === 'string' && answer.data !== '';
}

/** Where the video's addresses hold a token, what it is exchanged for. */
async function openSession(
  transport: Transport,
  { videoId, assets }: Video,
  signal: AbortSignal,
): Promise<string | undefined> {
  const [, token] = /\/token\/([^/]+)\//.exec(assets?.hls ?? '') ?? [];
  if (token === undefined) return undefined;

  const privateToken = decodeURIComponent(token);
  const answer = await answerTo<PrivateSession>(transport, {
    operation: delivery.privateSession,
    parameters: { videoId, privateToken },
    secrets: [privateToken],
    signal,
  });
  return answer?.data.session_token;
}

/** What came back, or `undefined` where that was a refusal or nothing. */
async function answerTo<Output>(
  transport: Transport,
  request: ApiRequest,
): Promise<ApiResponse<Output> | undefined> {
  try {
    return await transport.send<Output>(request);
  } catch (error) {
    if (request.signal?.aborted || !isApiVideoError(error)) throw error;
    return undefined;
  }
}
