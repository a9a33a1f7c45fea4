/**
 * Where a small picture lies in a large one, each from 0 to 1 of the room that it can move in: (0, 0) is the
 * corner at the top left, (1, 1) the one at the bottom right, whatever the sizes of the two.
 */
export interface InsetPlace {
  readonly x: number;
  readonly y: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Rectangle extends Size {
  readonly x: number;
  readonly y: number;
}

/** The corner where it covers least of most screens. */
export const usualPlace: InsetPlace = { x: 1, y: 1 };

/** Of the smaller side of the large picture: how large the small one is, and how far it keeps from the edge. */
const share = 0.28;
const margin = 0.025;
/** How near a corner draws the small picture in. */
const reach = 0.18;
/** How far an arrow key moves it. */
const stride = 0.05;

/** Where to paint the small picture, in pixels of the large one. Its proportions are kept. */
export function insetRectangle(base: Size, inset: Size, place: InsetPlace): Rectangle {
  const side = Math.min(base.width, base.height);
  const gap = Math.round(side * margin);
  // The larger side of the small picture, so that an upright camera covers no more than a wide one.
  const scale = (side * share * (4 / 3)) / Math.max(inset.width, inset.height, 1);
  const width = Math.round(inset.width * scale);
  const height = Math.round(inset.height * scale);

  return {
    x: gap + Math.round((base.width - width - 2 * gap) * clamped(place.x)),
    y: gap + Math.round((base.height - height - 2 * gap) * clamped(place.y)),
    width,
    height,
  };
}

/** Where the small picture lies if its middle is dragged to that point, both from 0 to 1 of the large picture. */
export function placeAt(point: InsetPlace, base: Size, inset: Size): InsetPlace {
  const { width, height } = insetRectangle(base, inset, usualPlace);
  const gap = Math.round(Math.min(base.width, base.height) * margin);
  const along = (at: number, whole: number, part: number): number =>
    clamped((at * whole - part / 2 - gap) / Math.max(1, whole - part - 2 * gap));

  return { x: along(point.x, base.width, width), y: along(point.y, base.height, height) };
}

/** The corner, if the place is near one; else the place. For the end of a drag. */
export function snapped({ x, y }: InsetPlace): InsetPlace {
  const corner = { x: Math.round(clamped(x)), y: Math.round(clamped(y)) };
  return Math.hypot(x - corner.x, y - corner.y) <= reach ? corner : { x: clamped(x), y: clamped(y) };
}

const strides: Readonly<Partial<Record<string, InsetPlace>>> = {
  ArrowLeft: { x: -stride, y: 0 },
  ArrowRight: { x: stride, y: 0 },
  ArrowUp: { x: 0, y: -stride },
  ArrowDown: { x: 0, y: stride },
};

/** Where an arrow key moves it, or to the next corner that way if `far`; `undefined` for any other key. */
export function placeAfterKey(place: InsetPlace, key: string, far = false): InsetPlace | undefined {
  const step = strides[key];
  if (!step) return undefined;
  const move = (from: number, by: number): number => {
    if (by === 0) return clamped(from);
    return far ? Number(by > 0) : clamped(Number((from + by).toFixed(3)));
  };
  return { x: move(place.x, step.x), y: move(place.y, step.y) };
}

function clamped(value: number): number {
  return Math.min(1, Math.max(0, value));
}
