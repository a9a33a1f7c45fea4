/** What a look at the picture told, in the milliseconds of a clock that only goes forward. */
export interface PictureHealth {
  readonly verdict: PictureVerdict;
  /** What was seen last: brightness of points of the picture, from 0 to 255. */
  readonly last?: Uint8Array;
  /** Since when it has been black, or the same, without a break. */
  readonly since?: number;
  readonly suspect?: 'black' | 'frozen';
}

export type PictureVerdict = 'fine' | 'black' | 'frozen';

export const unseen: PictureHealth = { verdict: 'fine' };

/** Milliseconds until a suspicion is told. A hand before the lens is no defect. */
const patience: Readonly<Record<'black' | 'frozen', number>> = { black: 3000, frozen: 5000 };
/** Brightness that encoders and cameras still make of pure black: 16 is video's own black. */
const darkest = 20;

/**
 * What another look makes of it; `points` absent means that no new picture has come. Every real camera's picture
 * flickers a little, so that one that is exactly the same for long has stopped. A screen may well stand still:
 * `still` says that it is no defect.
 */
export function look(
  { verdict, last, since, suspect }: PictureHealth,
  points: Uint8Array | undefined,
  now: number,
  { still }: { readonly still: boolean },
): PictureHealth {
  const seen = points ?? last;
  if (!seen) return unseen;

  const found = suspicion(seen, !points || sameAs(seen, last), still);
  if (!found) return { verdict: 'fine', last: seen };
  const start = found === suspect && since !== undefined ? since : now;
  const told = verdict === found || now - start >= patience[found];
  return { verdict: told ? found : 'fine', last: seen, since: start, suspect: found };
}

function suspicion(points: Uint8Array, same: boolean, still: boolean): 'black' | 'frozen' | undefined {
  if (points.every((brightness) => brightness <= darkest)) return 'black';
  return same && !still ? 'frozen' : undefined;
}

function sameAs(points: Uint8Array, last: Uint8Array | undefined): boolean {
  return last?.length === points.length && points.every((brightness, index) => brightness === last[index]);
}

/** Brightness of each pixel, of which the eye counts green most. */
export function brightness(pixels: Uint8ClampedArray): Uint8Array {
  return Uint8Array.from({ length: pixels.length / 4 }, (_, index) => {
    const [red = 0, green = 0, blue = 0] = pixels.subarray(index * 4, index * 4 + 3);
    return Math.round(0.2126 * red + 0.7152 * green + 0.0722 * blue);
  });
}
