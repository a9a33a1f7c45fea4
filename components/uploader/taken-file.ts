import type { FileHandle } from '../../src/index.js';

/** A file that a person has given, and the browser's way back to it, where there is one. */
export interface TakenFile {
  readonly file: File;
  readonly handle?: FileHandle | undefined;
}
