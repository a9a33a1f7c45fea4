import type { Part } from './part-plan.js';
import type { UploadRecord } from './upload-record.js';

/**
 * Bytes that are still coming, kept until the service has them. Which bytes make which part is the upload
 * record's to know: a source only proposes the next part, and reads what is asked for.
 */
export interface GrowingSource {
  /** All the bytes ever taken in. */
  readonly taken: number;
  /** Whether nothing more will come. */
  readonly ended: boolean;
  /** Adds bytes at the end. Empty chunks, which every browser's recorder gives now and then, are passed over. */
  append(chunk: Blob): void;
  end(): void;
  /**
   * What an earlier page has left of this upload, to go on from. Asked for once, before anything is planned;
   * rejects where the source can't be had.
   */
  restore?(): Promise<UploadRecord>;
  /** The part after `previous`, as soon as there is one; `undefined` after the last. Rejects if `signal` aborts. */
  plan(previous: Part | undefined, signal: AbortSignal): Promise<Part | undefined>;
  /** The part's bytes, the same each time. */
  read(part: Part): Promise<Blob>;
  /**
   * Told before the first byte of a part leaves, and again once the service holds it: its bytes may go then.
   * Resolves when that is noted down where it outlasts the page, if there is such a place. Never rejects.
   */
  remember(record: UploadRecord, part: Part): Promise<void>;
  /** The upload is over; `forget` says whether nobody is to go on with it another time. Never rejects. */
  close(forget: boolean): Promise<void>;
}
