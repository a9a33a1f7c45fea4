import { numberOption } from '../base/options.js';
import type { ByteSource } from '../upload/byte-source.js';
import type { ResumeJournal } from '../upload/journal.js';
import { Journaled } from '../upload/journaled.js';
import { limits } from '../upload/limits.js';
import { countParts, resolvePartSize } from '../upload/part-plan.js';
import { resumable } from '../upload/resumable.js';
import { uploadFile } from '../upload/upload-file.js';
import type { Cargo } from './cargo.js';
import { defaultPartSize } from './default-part-size.js';
import type { FixedFile } from './file-input.js';
import { rememberSlice } from './file-slices.js';

export interface FixedCargoOptions {
  readonly partSize: number | undefined;
  readonly concurrency: number | undefined;
  /** The video to send into, if it was given. */
  readonly videoId: string | undefined;
  /** Address of the API. */
  readonly host: string;
  /** Where to leave word, for a source cut into parts of that size. */
  readonly journalFor: (source: ByteSource, partSize: number) => ResumeJournal | undefined;
}

const defaultConcurrency = 4;

/** A file that can be read anywhere: parallel parts, gone on with where another attempt stood. */
export function fixedCargo(file: FixedFile, options: FixedCargoOptions): Cargo {
  const source = sourceOf(file);
  const { size } = source;
  const partSize = resolvePartSize(size, options.partSize ?? defaultPartSize(size)) ?? defaultPartSize(size);
  const bounds = { min: 1, max: 16, integer: true };
  const concurrency = numberOption('concurrency', options.concurrency, defaultConcurrency, bounds);
  const total = { bytes: size, parts: countParts(size, partSize) };
  const journaled = journaledFor(source, partSize, options);

  return {
    total: () => total,
    drive: (run, turn) =>
      resumable(journaled, run, () =>
        uploadFile({ source, partSize: () => partSize, concurrency }, run, turn),
      ),
    remember: async (record, part) => journaled?.remember(record, part),
    end: async (forget) => journaled?.close(forget),
  };
}

function sourceOf({ bytes, name, path, start: offset, modified }: FixedFile): ByteSource {
  const { size } = bytes;
  return {
    size,
    name,
    ownName: path || name,
    modified,
    slice: (start, end) => {
      const slice = bytes.slice(start, end, bytes.type);
      return path
        ? rememberSlice(slice, { path, start: offset + start, end: offset + end, modified })
        : slice;
    },
  };
}

/** Without several parts there is nothing to go on with. */
function journaledFor(
  source: ByteSource,
  partSize: number,
  { journalFor, host, videoId }: FixedCargoOptions,
): Journaled | undefined {
  if (source.size <= limits.minPartSize) return undefined;
  const journal = journalFor(source, partSize);
  return journal && new Journaled({ journal, source, target: { host, videoId }, handle: undefined });
}
