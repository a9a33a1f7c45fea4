import { numberOption } from '../base/options.js';
import type { ByteSource } from '../upload/byte-source.js';
import type { ResumeJournal } from '../upload/journal.js';
import { Journaled } from '../upload/journaled.js';
import { limits } from '../upload/limits.js';
import { countParts, resolvePartSize } from '../upload/part-plan.js';
import { resumable } from '../upload/resumable.js';
import { uploadFile } from '../upload/upload-file.js';
import { hasBegun } from '../upload/upload-record.js';
import type { UploadRun } from '../upload/upload-run.js';
import type { Cargo } from './cargo.js';
import type { FixedFile } from './file-input.js';
import { rememberSlice } from './file-slices.js';
import { foreignParts, type HeldParts } from './held-parts.js';
import { defaultPartSize, evenPartSize } from './part-size.js';

export interface FixedCargoOptions {
  readonly partSize: number | undefined;
  readonly concurrency: number | undefined;
  /** The video to send into, if it was given. */
  readonly videoId: string | undefined;
  /** Address of the API. */
  readonly host: string;
  /** What the service holds of the video already, where it can be asked. */
  readonly held: ((signal: AbortSignal) => Promise<HeldParts>) | undefined;
  /** Where to leave word, for a source cut into parts of that size. */
  readonly journalFor: (source: ByteSource, partSize: number, held: HeldParts) => ResumeJournal | undefined;
}

const defaultConcurrency = 4;
const nothing: HeldParts = { numbers: [], total: undefined };

/** A file that can be read anywhere: parallel parts, gone on with where another attempt stood. */
export function fixedCargo(file: FixedFile, options: FixedCargoOptions): Cargo {
  const source = sourceOf(file);
  const { size } = source;
  const wished = resolvePartSize(size, options.partSize ?? defaultPartSize(size)) ?? defaultPartSize(size);
  const bounds = { min: 1, max: 16, integer: true };
  const concurrency = numberOption('concurrency', options.concurrency, defaultConcurrency, bounds);
  let partSize = evenPartSize(size, wished);
  let journaled: Journaled | undefined;

  const drive = async (run: UploadRun, turn: AbortSignal): Promise<void> => {
    const several = size > limits.minPartSize;
    const fresh = several && !hasBegun(run.record);
    const held = (fresh ? await options.held?.(turn) : undefined) ?? nothing;
    // Without several parts there is nothing to go on with.
    if (several) journaled ??= journaledFor(source, partSize, held, options);
    const send = async (): Promise<void> => {
      const [first] = run.record.parts;
      if (!first && held.numbers.length > 0) throw foreignParts();
      // An earlier attempt may have cut otherwise, and has told the service how many parts there are.
      if (first && !first.last) partSize = first.end - first.start;
      await uploadFile({ source, partSize: () => partSize, concurrency }, run, turn);
    };
    await resumable(journaled, run, send, turn);
  };

  return {
    total: () => ({ bytes: size, parts: countParts(size, partSize) }),
    drive,
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

function journaledFor(
  source: ByteSource,
  partSize: number,
  held: HeldParts,
  { journalFor, host, videoId }: FixedCargoOptions,
): Journaled | undefined {
  const journal = journalFor(source, partSize, held);
  return journal && new Journaled({ journal, source, target: { host, videoId }, handle: undefined });
}
