import { deadline } from '../base/abort.js';
import type { DurationProbe } from '../upload/duration.js';

/** Milliseconds that a file's metadata may take to be read: of some files it never is. */
const patience = 8000;

/** Asks the browser's own player. Of what it can't play, and where there is none, it knows nothing. */
export const mediaDuration: DurationProbe = async (file, signal) => {
  if (typeof document === 'undefined') return undefined;

  const limit = deadline(patience, signal);
  const video = document.createElement('video');
  const url = URL.createObjectURL(file);
  video.preload = 'metadata';
  video.src = url;
  try {
    await event(video, 'loadedmetadata', limit.signal);
    // What a browser has recorded tells its length at its end only.
    if (video.duration === Infinity) {
      const known = event(video, 'durationchange', limit.signal);
      video.currentTime = Number.MAX_SAFE_INTEGER;
      await known;
    }
    return Number.isFinite(video.duration) ? video.duration : undefined;
  } catch {
    return undefined;
  } finally {
    limit.clear();
    video.removeAttribute('src');
    URL.revokeObjectURL(url);
  }
};

/** Resolves when `video` tells `name`; rejects when it fails or `signal` aborts. */
function event(video: HTMLVideoElement, name: string, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (): void => reject(new Error('The length of the file is not known.'));
    if (signal.aborted) fail();
    const over = new AbortController();
    const settle = (act: () => void) => (): void => {
      over.abort();
      act();
    };
    video.addEventListener(name, settle(resolve), { signal: over.signal });
    video.addEventListener('error', settle(fail), { signal: over.signal });
    signal.addEventListener('abort', settle(fail), { signal: over.signal });
  });
}
