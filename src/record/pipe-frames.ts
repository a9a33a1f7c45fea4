import type { Composition } from './composition.js';
import type { FrameTools } from './frame-tools.js';
import { usualPlace } from './inset-place.js';
import { paintPicture, type Layer } from './paint-picture.js';

/** The newest frame of a source, and what ends the reading of it. */
interface Feed {
  readonly life: AbortController;
  frame: VideoFrame | undefined;
}

/**
 * Composes frame by frame as they come: whichever source moves sets the pace, up to `frameRate` pictures a
 * second, so that a still screen doesn't hold up the camera. A base alone is passed on as it is, unpainted.
 */
export function pipeFrames(
  { MediaStreamTrackProcessor, MediaStreamTrackGenerator }: FrameTools,
  base: MediaStreamTrack,
  inset: MediaStreamTrack | undefined,
  frameRate: number,
): Composition {
  const track = new MediaStreamTrackGenerator({ kind: 'video' });
  const writer = track.writable.getWriter();
  const canvas = new OffscreenCanvas(2, 2);
  const context = canvas.getContext('2d', { alpha: false });
  // A little less than a frame's time, so that frames that come a bit early are not dropped.
  const least = 700 / frameRate;
  let drawnAt = -Infinity;
  let feeds: { readonly base: Feed; readonly inset?: Feed } = { base: follow(base) };
  let place = usualPlace;
  if (inset) feeds = { ...feeds, inset: follow(inset) };

  function follow(source: MediaStreamTrack): Feed {
    const feed: Feed = { life: new AbortController(), frame: undefined };
    const { readable } = new MediaStreamTrackProcessor({ track: source, maxBufferSize: 1 });
    void readFrames(readable, feed.life.signal, (frame) => {
      feed.frame?.close();
      feed.frame = frame;
      draw();
    });
    return feed;
  }

  function leave(feed: Feed | undefined): void {
    feed?.life.abort();
    feed?.frame?.close();
    if (feed) feed.frame = undefined;
  }

  function draw(): void {
    const now = performance.now();
    const { frame } = feeds.base;
    if (!frame || now - drawnAt < least || (writer.desiredSize ?? 0) <= 0) return;
    drawnAt = now;
    // Sources count time from different starts, and a recorder wants it to go on evenly.
    const timestamp = Math.round(now * 1000);
    const small = feeds.inset?.frame;
    if (small && context) paintPicture(context, layer(frame), layer(small), place);
    const picture = new VideoFrame(small ? canvas : frame, { timestamp });
    writer.write(picture).catch(() => picture.close());
  }

  return {
    track,
    whenHidden: 'goes-on',
    get place() {
      return place;
    },
    set place(next) {
      place = next;
      drawnAt = -Infinity;
      draw();
    },
    setBase(source) {
      leave(feeds.base);
      feeds = { ...feeds, base: follow(source) };
    },
    setInset(source) {
      leave(feeds.inset);
      feeds = { base: feeds.base, ...(source && { inset: follow(source) }) };
    },
    close() {
      leave(feeds.base);
      leave(feeds.inset);
      track.stop();
      writer.abort().catch(() => undefined);
    },
  };
}

function layer(frame: VideoFrame): Layer {
  return { image: frame, size: { width: frame.displayWidth, height: frame.displayHeight } };
}

/** Hands out frames, which are then the taker's to close, until the source ends or `signal` aborts. */
async function readFrames(
  readable: ReadableStream<VideoFrame>,
  signal: AbortSignal,
  onFrame: (frame: VideoFrame) => void,
): Promise<void> {
  const reader = readable.getReader();
  signal.addEventListener('abort', () => void reader.cancel().catch(() => undefined), { once: true });

  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    if (signal.aborted) value.close();
    else onFrame(value);
  }
}
