import type { FileHandle } from '../../src/index.js';

/** A file that a person has given, and the browser's way back to it, where there is one. */
export interface TakenFile {
  readonly file: File;
  readonly handle?: FileHandle | undefined;
}

/** Files to which the browser has no way back. */
export function* takenFrom(files: Iterable<File>): Generator<TakenFile> {
  for (const file of files) yield { file };
}
