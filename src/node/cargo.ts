import type { Part } from '../upload/part-plan.js';
import type { UploadRecord } from '../upload/upload-record.js';
import type { UploadRun } from '../upload/upload-run.js';

/** What an upload carries, once it is known what that is: a file that lies somewhere, or a stream. */
export interface Cargo {
  /** Bytes, and parts where their number is known. Of a stream, what has come so far. */
  total(): { readonly bytes: number; readonly parts?: number | undefined };
  /** Sends what has not arrived yet. Called again, it goes on where `run` stands. */
  drive(run: UploadRun, turn: AbortSignal): Promise<void>;
  /** Keeps what is needed to go on in another process. */
  remember(record: UploadRecord, part: Part): Promise<void>;
  /** Lets go of it; `forget` says whether nobody is to go on with it another time. */
  end(forget: boolean): Promise<void>;
}
