import type { Locator } from 'playwright';

export interface Played {
  /** Where the end is. */
  readonly seconds: number;
  /** Pixels; 0 where there is only sound. */
  readonly width: number;
  /** How many pictures were decoded. */
  readonly pictures: number;
}

/** Plays a `<video>` to its end, as fast as the browser can. Rejects if it can't be played. */
export function playToEnd(video: Locator): Promise<Played> {
  return video.evaluate(
    (element: HTMLVideoElement) =>
      new Promise<Played>((resolve, reject) => {
        const fail = () => reject(new Error(`It can't be played: ${element.error?.message ?? 'unknown'}`));
        element.addEventListener('error', fail);
        element.addEventListener('ended', () =>
          resolve({
            seconds: element.currentTime,
            width: element.videoWidth,
            pictures: element.getVideoPlaybackQuality().totalVideoFrames,
          }),
        );
        if (element.error) fail();
        element.muted = true;
        element.playbackRate = 16;
        element.play().catch(reject);
      }),
  );
}
