import { assertReadable, type ByteSource } from './byte-source.js';
import { nextPart } from './part-plan.js';
import { partToSend } from './upload-record.js';
import type { UploadRun } from './upload-run.js';

/** Sends a source of known size, part after part, going on where `run` stands. */
export async function uploadFile(source: ByteSource, partSize: number, run: UploadRun): Promise<void> {
  const { size } = source;
  await assertReadable(source.slice(0, size));

  for (;;) {
    const part = partToSend(run.record, (previous) => nextPart(size, partSize, previous));
    if (!part) return;
    await run.send(part, source.slice(part.start, part.end));
  }
}
