import type { FileReader } from '../api/file-request.js';
import type { FileInput } from './file-input.js';

/** Reads an image or a track; how, is loaded with the first of them. */
export const readSmallFile: FileReader<FileInput> = async (input, options) => {
  const small = await import('./small-file.js');
  return small.readSmallFile(input, options);
};
