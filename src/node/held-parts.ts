import type { ApiCall } from '../api/api-call.js';
import type { RequestOptions } from '../api/call.js';
import type { VideoStatus } from '../api/models/video-status.js';
import { ApiVideoError } from '../base/error.js';

/** What the service has received of a video's source. It tells of parts by their numbers, and not what was in them. */
export interface HeldParts {
  readonly numbers: readonly number[];
  /** How many parts there are to be, where that was said. */
  readonly total: number | undefined;
}

interface StatusCalls {
  getStatus(videoId: string, options: RequestOptions): ApiCall<VideoStatus>;
}

export async function heldParts(
  videos: StatusCalls,
  videoId: string,
  signal: AbortSignal,
): Promise<HeldParts> {
  const { ingest } = await videos.getStatus(videoId, { signal });
  const { parts = [], total } = ingest?.receivedParts ?? {};
  return { numbers: parts, total: total ?? undefined };
}

/** A video whose parts are somebody else's, or were cut in another way, can't be completed with parts of ours. */
export function foreignParts(): ApiVideoError {
  return new ApiVideoError(
    'already-uploaded',
    'The video holds parts that can’t be told to be of this file, cut in this way. Send the same file with the same `partSize` as before, or upload into another video.',
  );
}

/** Where nothing can be gone on with, nothing may be there. `ask` is there where the service can be asked. */
export async function assertNoneHeld(
  ask: ((signal: AbortSignal) => Promise<HeldParts>) | undefined,
  signal: AbortSignal,
): Promise<void> {
  const held = await ask?.(signal);
  if (held && held.numbers.length > 0) throw foreignParts();
}
