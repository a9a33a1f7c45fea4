import { randomOf } from '../../src/emulator/random.js';

/** When something that uploads is killed: so long after it has told of so many parts. */
export interface KillMoment {
  /** Parts that have arrived; with 0 the time runs from the beginning. */
  readonly after: number;
  /** In milliseconds. */
  readonly delay: number;
}

/**
 * Draws a moment of an upload of `parts` parts, of which each takes `partTime` milliseconds. Counted by parts, since a
 * time from the beginning would be another moment on each machine.
 */
export function killMoment(seed: number, parts: number, partTime: number): KillMoment {
  return {
    after: Math.floor(randomOf(seed, 'parts') * parts),
    delay: randomOf(seed, 'delay') * partTime,
  };
}
