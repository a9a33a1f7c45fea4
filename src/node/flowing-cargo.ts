import { uploadStream } from '../upload/upload-stream.js';
import { resolvePartSize } from '../upload/part-plan.js';
import { hasBegun } from '../upload/upload-record.js';
import type { Cargo } from './cargo.js';
import type { FlowingFile } from './file-input.js';
import { FlowingPieces } from './flowing-pieces.js';
import { assertNoneHeld, type HeldParts } from './held-parts.js';

const MiB = 1024 * 1024;

/** Bytes of a stream's part, all of which are held until it has arrived. */
const defaultPartSize = 8 * MiB;

export interface FlowingCargoOptions {
  readonly partSize: number | undefined;
  /** What the service holds of the video already, where it can be asked. */
  readonly held: ((signal: AbortSignal) => Promise<HeldParts>) | undefined;
}

/** A stream that can be read once: one part after the other, each held until it has arrived. */
export function flowingCargo({ chunks }: FlowingFile, options: FlowingCargoOptions): Cargo {
  const partSize = resolvePartSize(1, options.partSize) ?? defaultPartSize;
  const pieces = new FlowingPieces(chunks, partSize);

  return {
    total: () => ({ bytes: pieces.taken }),
    drive: async (run, turn) => {
      if (!hasBegun(run.record)) await assertNoneHeld(options.held, turn);
      await uploadStream(pieces, run, turn);
    },
    remember: () => Promise.resolve(),
    end: () => pieces.close(),
  };
}
