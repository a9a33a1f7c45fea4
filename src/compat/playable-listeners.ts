import type { Transport } from '../api/call.js';
import type { Video } from '../api/models/video.js';
import { videoUploadResponse, type VideoUploadResponse } from './video-upload-response.js';

export type PlayableListener = (video: VideoUploadResponse) => void;

/** Those who want to know when a video plays. Only for them is the service asked. */
export class PlayableListeners {
  readonly #transport: Transport;
  readonly #listeners = new Map<unknown, PlayableListener>();

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /** Adds a listener; another of the same `key` takes its place. */
  add(listener: PlayableListener, key: unknown = {}): void {
    this.#listeners.set(key, listener);
  }

  /** Tells each of them once, if the video plays in time: within ten minutes, and before `signal` aborts. */
  async announce(video: Video, signal: AbortSignal): Promise<void> {
    if (this.#listeners.size === 0) return;
    // The old classes have no way to tell that a video doesn't play: then nobody is told anything.
    const playable = await import('../upload/playable.js')
      .then(({ waitUntilPlayable }) => waitUntilPlayable(this.#transport, video, { signal }))
      .catch(() => undefined);
    if (!playable) return;
    for (const listener of this.#listeners.values()) listener(videoUploadResponse(playable));
  }
}
