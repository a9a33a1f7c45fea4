import type { Journaled } from './journaled.js';
import { emptyRecord, hasBegun } from './upload-record.js';
import type { UploadRun } from './upload-run.js';

/**
 * Drives an upload, going on where an earlier attempt stood if the journal tells of one. Where the service
 * no longer has what that one sent, the upload begins anew; unless it goes into a given video, which must
 * not get the parts of two attempts.
 */
export async function resumable(
  journaled: Journaled | undefined,
  run: UploadRun,
  videoId: string | undefined,
  drive: () => Promise<void>,
): Promise<void> {
  if (journaled && !hasBegun(run.record)) {
    const left = await journaled.open();
    if (left) run.adopt(left);
  }
  try {
    await drive();
  } catch (error) {
    if (videoId || !journaled?.outdates(error)) throw error;
    run.adopt(emptyRecord());
    await drive();
  }
}
