import type { TemplateResult } from 'lit';
import { fileRow, type FileRowOptions } from './file-row.js';
import type { FileUpload } from './file-upload.js';

interface Made {
  readonly of: readonly unknown[];
  readonly row: TemplateResult;
}

const made = new WeakMap<FileUpload, Made>();

/**
 * The row of a file, as it was made last unless something about it is another by now: of many files few move at a
 * time, and to write the numbers of all whenever one moves would make each file dearer the more there are.
 */
export function keptRow(options: FileRowOptions): TemplateResult {
  const { upload, texts, alone } = options;
  const known = [upload, texts, upload.progress].flatMap((part) => Object.values(part) as unknown[]);
  const of = [alone, upload.state, ...known];
  const last = made.get(upload);
  if (last && of.every((each, index) => each === last.of[index])) return last.row;
  const row = fileRow(options);
  made.set(upload, { of, row });
  return row;
}
