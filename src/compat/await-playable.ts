// Fetched when somebody wants to know it.
import type { ApiRequest, ApiResponse, Transport } from '../api/call.js';
import type { Video } from '../api/models/video.js';
import { throwIfAborted } from '../base/abort.js';
import { isApiVideoError } from '../base/error.js';
import { waitUntilPlayable } from '../upload/playable.js';

export interface PlayableWait {
  readonly transport: Transport;
  /** Whether anybody still wants to know. */
  readonly wanted: () => boolean;
  readonly signal: AbortSignal | undefined;
}

/** Whether `video` plays in time: within ten minutes, before `signal` aborts, and while that is wanted. */
export async function awaitPlayable(
  video: Video,
  { transport, wanted, signal }: PlayableWait,
): Promise<boolean> {
  const over = new AbortController();
  const stop = (): void => over.abort();
  const asking: Transport = {
    ...transport,
    async send<Output>(request: ApiRequest): Promise<ApiResponse<Output>> {
      if (!wanted() || signal?.aborted) stop();
      throwIfAborted(over.signal);
      return transport.send(request);
    },
  };

  signal?.addEventListener('abort', stop, { once: true, signal: over.signal });
  try {
    await waitUntilPlayable(asking, video, { signal: over.signal });
    return true;
  } catch (error) {
    if (!isApiVideoError(error)) throw error; // a bug of ours: let it be seen
    return false;
  } finally {
    stop();
  }
}
