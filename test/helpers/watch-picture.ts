import type { Rectangle } from '../../src/record/inset-place.js';

/** What a track shows, for a test to look at. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  /** Mean colour within a rectangle, each from 0 to 255. */
  colour(at: Rectangle): readonly [red: number, green: number, blue: number];
  close(): void;
}

/** Shows the track, and looks at each of its frames until `enough` says so. */
export async function pictureWhere(
  track: MediaStreamTrack,
  enough: (picture: Picture) => boolean,
): Promise<Picture> {
  const video = Object.assign(document.createElement('video'), { muted: true });
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('No 2D canvas.');
  const picture: Picture = {
    get width() {
      return canvas.width;
    },
    get height() {
      return canvas.height;
    },
    colour: ({ x, y, width, height }) => mean(context.getImageData(x, y, width, height).data),
    close: () => (video.srcObject = null),
  };

  video.srcObject = new MediaStream([track]);
  await video.play();
  do {
    await new Promise((resolve) => video.requestVideoFrameCallback(resolve));
    Object.assign(canvas, { width: video.videoWidth, height: video.videoHeight });
    context.drawImage(video, 0, 0);
  } while (!enough(picture));
  return picture;
}

function mean(pixels: Uint8ClampedArray): readonly [number, number, number] {
  const sums: [number, number, number] = [0, 0, 0];
  for (let at = 0; at < pixels.length; at += 4) {
    for (const channel of [0, 1, 2] as const) sums[channel] += pixels[at + channel] ?? 0;
  }
  const [red, green, blue] = sums.map((sum) => Math.round((4 * sum) / pixels.length));
  return [red ?? 0, green ?? 0, blue ?? 0];
}
