import { throwIfAborted } from '../base/abort.js';
import type { Journaled } from './journaled.js';
import type { UploadRun } from './upload-run.js';

/**
 * Drives an upload, going on where an earlier attempt stood if the journal tells of one. Where the service
 * no longer has what that one sent, the upload begins anew.
 */
export async function resumable(
  journaled: Journaled | undefined,
  run: UploadRun,
  drive: () => Promise<void>,
  turn: AbortSignal,
): Promise<void> {
  // What was stopped by now must not hold what the same file, sent again, goes on from.
  throwIfAborted(turn);
  for (let from = await journaled?.open(run.record); ;) {
    if (from) run.adopt(from);
    try {
      await drive();
      return;
    } catch (error) {
      from = await journaled?.recover(error);
      if (!from) throw error;
    }
  }
}
