import type { Composition } from './composition.js';
import { drawFrames } from './draw-frames.js';
import { frameTools } from './frame-tools.js';
import { pipeFrames } from './pipe-frames.js';

export interface ComposeOptions {
  /** Most pictures a second. @default 30 */
  readonly frameRate?: number | undefined;
  /** How to compose. @default as it goes on while the page is hidden, where the browser can */
  readonly by?: 'frames' | 'canvas' | undefined;
}

/** Puts a small picture over a large one, as one track to record. The tracks given stay their owner's. */
export function compose(
  base: MediaStreamTrack,
  inset: MediaStreamTrack | undefined,
  { frameRate = 30, by = 'frames' }: ComposeOptions = {},
): Composition {
  const tools = by === 'frames' ? frameTools() : undefined;
  return tools ? pipeFrames(tools, base, inset, frameRate) : drawFrames(base, inset, frameRate);
}
