import { ApiVideoError } from '../../src/base/error.js';
import { accepts } from './accepts.js';
import type { TakenFile } from './taken-file.js';

/** All of a batch, before any of it is taken. Throws `invalid-option` where there is anything but files in it. */
export function filesIn(batch: Iterable<TakenFile>): readonly TakenFile[] {
  try {
    // By their shape, so that a file of another frame's is one too.
    return [...batch].filter(({ file }) => accepts('', file));
  } catch (cause) {
    throw new ApiVideoError('invalid-option', 'This is not a file.', { cause });
  }
}
