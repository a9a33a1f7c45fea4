import type { SpoolState } from './spool-state.js';

/** Bytes that may wait in memory without a word, where nothing can be stored. */
const memoryBound = 64 * 1024 * 1024;

/** What endangers a recording that is kept like this, `waiting` bytes of it in memory alone; and what doesn't. */
export function spoolWarnings(
  state: SpoolState,
  waiting: number,
): { readonly memoryOnly: boolean; readonly lag: boolean } {
  const memoryOnly = state === 'stalled' || state === 'memory';
  return { memoryOnly, lag: (memoryOnly || state === 'opening') && waiting > memoryBound };
}
