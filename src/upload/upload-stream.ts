import { ApiVideoError } from '../base/error.js';
import type { Part } from './part-plan.js';
import type { PieceQueue } from './piece-queue.js';
import { partToSend } from './upload-record.js';
import type { UploadRun } from './upload-run.js';

/** Sends a source while it grows, piece after piece in their order, until the queue has ended. */
export async function uploadStream(
  queue: Pick<PieceQueue, 'front' | 'shift'>,
  run: UploadRun,
  signal: AbortSignal,
): Promise<void> {
  for (;;) {
    const piece = await queue.front(signal);
    if (!piece) break;

    const { blob, last } = piece;
    const part = partToSend(run.record, (previous) => follow(previous, blob.size, last));
    if (part) await run.send(part, blob, signal);
    queue.shift();
  }
  if (run.record.parts.length === 0) {
    throw new ApiVideoError('file-empty', 'There is nothing to upload: no bytes were appended.');
  }
}

function follow(previous: Part | undefined, bytes: number, last: boolean): Part {
  const start = previous?.end ?? 0;
  return { number: (previous?.number ?? 0) + 1, start, end: start + bytes, last };
}
