import { ApiVideoError } from '../base/error.js';
import type { GrowingSource } from './growing-source.js';
import type { UploadRun } from './upload-run.js';

/** Sends a source while it grows, part after part in their order, until it has ended and all has arrived. */
export async function uploadStream(
  source: Pick<GrowingSource, 'plan' | 'read'>,
  run: Pick<UploadRun, 'record' | 'send'>,
  signal: AbortSignal,
): Promise<void> {
  for (;;) {
    const { parts } = run.record;
    const part = parts.find(({ accepted }) => !accepted) ?? (await nextPart());
    if (!part) break;
    await run.send(part, await source.read(part), signal);
  }
  if (run.record.parts.length === 0) {
    throw new ApiVideoError('file-empty', 'There is nothing to upload: no bytes were appended.');
  }

  function nextPart() {
    const previous = run.record.parts.at(-1);
    return previous?.last ? undefined : source.plan(previous, signal);
  }
}
