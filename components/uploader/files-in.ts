import { understood } from '../../src/base/understood.js';
import { accepts } from './accepts.js';
import type { TakenFile } from './taken-file.js';

/** All of a batch, before any of it is taken. Throws `invalid-option` where there is anything but files in it. */
export function filesIn(batch: Iterable<TakenFile>): readonly TakenFile[] {
  // By their shape, so that a file of another frame's is one too.
  return understood(() => [...batch].filter(({ file }) => accepts('', file)));
}
