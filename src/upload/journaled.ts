import { isApiVideoError, type ErrorCode } from '../base/error.js';
import type { ByteSource } from './byte-source.js';
import { digestOf, isOf, journalKey, journalParts, recordOf, type JournalTarget } from './journal-entry.js';
import type { FileHandle, JournalClaim, ResumeJournal } from './journal.js';
import type { Part } from './part-plan.js';
import type { UploadRecord } from './upload-record.js';

export interface JournaledOptions {
  readonly journal: ResumeJournal;
  readonly source: ByteSource;
  readonly target: JournalTarget;
  readonly handle: FileHandle | undefined;
}

/** How the service refuses parts of a video that it no longer has, or has otherwise. */
const outdating: readonly ErrorCode[] = ['not-found', 'already-uploaded', 'http'];

/** One upload's way of leaving word of itself, and of finding it again. */
export class Journaled {
  readonly #options: JournaledOptions;
  readonly #digests = new Map<number, string>();
  #claim: JournalClaim | undefined;
  #resumed = false;

  constructor(options: JournaledOptions) {
    this.#options = options;
  }

  /** Takes hold of the upload's entry; resolves with what an earlier attempt got through of this very file. */
  async open(): Promise<UploadRecord | undefined> {
    const { journal, source, target } = this.#options;
    this.#claim = await journal.claim(journalKey(source, target));
    const entry = this.#claim?.entry;
    if (!entry || !(await isOf(entry, source))) return undefined;

    this.#resumed = true;
    entry.parts.forEach(({ digest }, index) => this.#digests.set(index + 1, digest));
    return recordOf(entry);
  }

  /** Keeps what is known of an upload, before a part is sent and after it has arrived. */
  async remember(record: UploadRecord, part: Part): Promise<void> {
    const { source, target, handle } = this.#options;
    const claim = this.#claim;
    const { videoId, possibleOrphan } = record;
    if (!claim) return;

    if (!this.#digests.has(part.number)) this.#digests.set(part.number, await digestOf(part, source));
    // Without a video there is nothing that could be gone on with.
    if (videoId === undefined) return;
    await claim.save({
      key: journalKey(source, target),
      host: target.host,
      fileName: source.ownName,
      fileSize: source.size,
      videoId,
      parts: journalParts(record, this.#digests),
      possibleOrphan,
      updatedAt: Date.now(),
      handle,
    });
  }

  /**
   * Whether `error` means that what an earlier attempt has left is of no use any more, as when its video was
   * deleted. The upload may then begin anew, once.
   */
  outdates(error: unknown): boolean {
    const outdated =
      this.#resumed && isApiVideoError(error) && !error.retryable && outdating.includes(error.code);
    if (outdated) this.#digests.clear();
    this.#resumed &&= !outdated;
    return outdated;
  }

  /** The upload is over: for good, so that nothing of it is kept, or to be gone on with another time. */
  async close(forget: boolean): Promise<void> {
    await this.#claim?.release({ forget });
    this.#claim = undefined;
  }
}
