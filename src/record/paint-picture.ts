import { insetRectangle, type InsetPlace, type Size } from './inset-place.js';

/** A picture to paint, with its size, which a frame and a `<video>` name differently. */
export interface Layer {
  readonly image: CanvasImageSource;
  readonly size: Size;
}

type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** Paints `inset` in its place over `base`, and gives the canvas the size of `base`. */
export function paintPicture(
  context: Context,
  base: Layer,
  inset: Layer | undefined,
  place: InsetPlace,
): void {
  const { canvas } = context;
  // Encoders halve the colours' resolution, and some refuse odd sizes.
  const width = even(base.size.width);
  const height = even(base.size.height);

  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  context.drawImage(base.image, 0, 0, width, height);
  if (!inset) return;

  const { x, y, ...size } = insetRectangle({ width, height }, inset.size, place);
  const radius = Math.round(Math.min(size.width, size.height) * 0.08);
  context.save();
  context.beginPath();
  context.roundRect(x, y, size.width, size.height, radius);
  context.clip();
  context.drawImage(inset.image, x, y, size.width, size.height);
  context.restore();
}

function even(pixels: number): number {
  return Math.max(2, pixels - (pixels % 2));
}
