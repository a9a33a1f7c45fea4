import { every } from '../base/abort.js';
import { brightness, look, unseen, type PictureVerdict } from './picture-health.js';
import { trackFacts } from './track-end.js';

/** Milliseconds between two looks. */
const interval = 1000;
/** Pixels: enough to see whether anything moves, too few to cost anything. */
const width = 32;
const height = 18;

/**
 * Looks at a camera's or a screen's picture once a second until `signal` aborts, and tells when it has gone wrong
 * and when it is fine again. A hidden page sees nothing, and so makes nothing of it. The track is not touched.
 */
export function watchPicture(
  track: MediaStreamTrack,
  onVerdict: (verdict: PictureVerdict) => void,
  signal: AbortSignal,
): void {
  const video = Object.assign(document.createElement('video'), { muted: true, playsInline: true });
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  const context = canvas.getContext('2d', { willReadFrequently: true });
  const still = trackFacts(track).screen;
  let health = unseen;
  let fresh = false;
  if (!context || signal.aborted) return;

  const points = (): Uint8Array | undefined => {
    if (!fresh) return undefined;
    awaitFrame();
    context.drawImage(video, 0, 0, width, height);
    return brightness(context.getImageData(0, 0, width, height).data);
  };
  // Asked for once a look, not for every frame. Where a browser doesn't tell, what is there counts as new.
  const awaitFrame = (): void => {
    fresh = !('requestVideoFrameCallback' in video);
    if (!fresh) video.requestVideoFrameCallback(() => (fresh = true));
  };
  const tick = (): void => {
    // What the system has muted is told as that.
    if (document.visibilityState === 'hidden' || track.muted || track.readyState === 'ended') {
      health = { verdict: health.verdict };
      return;
    }
    const { verdict } = health;
    health = look(health, points(), performance.now(), { still });
    if (health.verdict !== verdict) onVerdict(health.verdict);
  };

  video.srcObject = new MediaStream([track]);
  void video.play().catch(() => undefined);
  awaitFrame();
  every(interval, tick, signal);
  signal.addEventListener('abort', () => (video.srcObject = null), { once: true });
}
