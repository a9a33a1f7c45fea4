import type { InsetPlace } from './inset-place.js';

/** A picture put together, frame by frame, of a large one and perhaps a small one in a corner of it. */
export interface Composition {
  /** What to record: the same track for as long as the composition lives. */
  readonly track: MediaStreamTrack;
  /**
   * What becomes of it while the page is hidden. Where it `stops`, the recording shows a still picture, or very
   * few, until the page is seen again; say so before a person turns to another tab.
   */
  readonly whenHidden: 'goes-on' | 'stops';
  /** Where the small picture lies. Assign to move it: the next frame shows it there. */
  place: InsetPlace;
  /** Shows another large picture from now on. The track before is left to its owner. */
  setBase(track: MediaStreamTrack): void;
  /** Shows another small picture, or none, from now on. The track before is left to its owner. */
  setInset(track: MediaStreamTrack | undefined): void;
  /** Ends the track, silently. What it was made of is left to its owner. */
  close(): void;
}
