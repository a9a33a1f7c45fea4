import { uploadStream } from '../upload/upload-stream.js';
import { resolvePartSize } from '../upload/part-plan.js';
import type { Cargo } from './cargo.js';
import type { FlowingFile } from './file-input.js';
import { FlowingPieces } from './flowing-pieces.js';

const MiB = 1024 * 1024;

/** Bytes of a stream's part, all of which are held until it has arrived. */
const defaultPartSize = 8 * MiB;

/** A stream that can be read once: one part after the other, each held until it has arrived. */
export function flowingCargo({ chunks }: FlowingFile, wished: number | undefined): Cargo {
  const partSize = resolvePartSize(1, wished) ?? defaultPartSize;
  const pieces = new FlowingPieces(chunks, partSize);

  return {
    total: () => ({ bytes: pieces.taken }),
    drive: (run, turn) => uploadStream(pieces, run, turn),
    remember: () => Promise.resolve(),
    end: () => pieces.close(),
  };
}
