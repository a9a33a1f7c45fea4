import { every } from '../base/abort.js';
import type { Composition } from './composition.js';
import { usualPlace } from './inset-place.js';
import { paintPicture, type Layer } from './paint-picture.js';

/**
 * Composes on a canvas, for browsers that don't give frames one by one. Hidden pages neither play such videos nor
 * hand out their canvases, whoever keeps the time, so that then the picture stands still.
 */
export function drawFrames(
  base: MediaStreamTrack,
  inset: MediaStreamTrack | undefined,
  frameRate: number,
): Composition {
  const life = new AbortController();
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { alpha: false });
  const large = player(base);
  const small = player(inset);
  let place = usualPlace;

  const draw = (): void => {
    const picture = layer(large);
    if (context && picture) paintPicture(context, picture, layer(small), place);
  };
  const [track] = canvas.captureStream(frameRate).getVideoTracks();
  if (!track) throw new DOMException('A canvas gave no track.', 'NotSupportedError');
  every(1000 / frameRate, draw, life.signal);

  return {
    track,
    whenHidden: 'stops',
    get place() {
      return place;
    },
    set place(next) {
      place = next;
      draw();
    },
    setBase: (source) => play(large, source),
    setInset: (source) => play(small, source),
    close() {
      life.abort();
      track.stop();
      play(large, undefined);
      play(small, undefined);
    },
  };
}

function player(track: MediaStreamTrack | undefined): HTMLVideoElement {
  const video = Object.assign(document.createElement('video'), { muted: true, playsInline: true });
  play(video, track);
  return video;
}

function play(video: HTMLVideoElement, track: MediaStreamTrack | undefined): void {
  video.srcObject = track ? new MediaStream([track]) : null;
  // What can't be played is left out of the picture.
  if (track) void video.play().catch(() => undefined);
}

/** What there is to paint: nothing before the first frame, and nothing after the last. */
function layer(video: HTMLVideoElement): Layer | undefined {
  const { videoWidth: width, videoHeight: height } = video;
  if (video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA || width === 0) return undefined;
  return { image: video, size: { width, height } };
}
