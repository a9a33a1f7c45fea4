import { isApiVideoError, type ErrorCode } from '../base/error.js';
import { patienceWithBusy, within } from '../base/within.js';
import type { ByteSource } from './byte-source.js';
import { digestOf, isOf, journalKey, journalParts, recordOf, type JournalTarget } from './journal-entry.js';
import type { FileHandle, JournalClaim, ResumeJournal } from './journal.js';
import type { Part } from './part-plan.js';
import { emptyRecord, hasBegun, type UploadRecord } from './upload-record.js';

export interface JournaledOptions {
  readonly journal: ResumeJournal;
  readonly source: ByteSource;
  readonly target: JournalTarget;
  readonly handle: FileHandle | undefined;
}

/** Milliseconds for taking hold: a store is opened, and asked for what it has. */
const patienceToClaim = 3000 + patienceWithBusy;

/** How the service refuses parts of a video that it no longer has, or has otherwise. */
const outdating: readonly ErrorCode[] = ['not-found', 'already-uploaded', 'http'];

/** One upload's way of leaving word of itself, and of finding it again. Storage that fails stops no upload. */
export class Journaled {
  readonly #options: JournaledOptions;
  readonly #digests = new Map<number, string>();
  #claim: JournalClaim | undefined;
  #resumed = false;
  /** The date of what was kept last. */
  #keptAt: number | undefined;
  #record = emptyRecord();
  #keeping: Promise<void> = Promise.resolve();

  constructor(options: JournaledOptions) {
    this.#options = options;
  }

  /**
   * Takes hold of the upload's entry, unless it has it; `known` is what the upload itself knows. Resolves with
   * what to go on from instead: what an earlier attempt got through of this very file, or nothing at all where
   * somebody else has gone on with it since `close`.
   */
  async open(known: UploadRecord = emptyRecord()): Promise<UploadRecord | undefined> {
    const begun = hasBegun(known);
    // What has begun without leaving word has nothing to find.
    if (this.#claim || (begun && this.#keptAt === undefined) || !('subtle' in crypto)) return undefined;

    const { source } = this.#options;
    const claim = (this.#claim = await this.#take());
    const entry = claim?.entry;
    if (begun) return entry?.updatedAt === this.#keptAt ? undefined : this.#beginAnew();
    if (!entry || !(await isOf(entry, source))) return undefined;

    this.#resumed = true;
    this.#keptAt = entry.updatedAt;
    entry.parts.forEach(({ digest }, index) => this.#digests.set(index + 1, digest));
    return recordOf(entry);
  }

  /** Keeps what is known of an upload, before a part is sent and after it has arrived. */
  async remember(record: UploadRecord, part: Part): Promise<void> {
    this.#record = record;
    // One after the other, and each the latest: parts that go together must not undo each other's word.
    const kept = this.#keeping.then(() => this.#keep(part));
    this.#keeping = kept.catch(() => undefined);
    await kept;
  }

  /**
   * After `error`: where what an earlier attempt has left is of no use any more, as when its video was deleted,
   * what to begin anew with. Else the hold is let go, so that the same file sent again can take it; what the
   * service has refused for good is forgotten.
   */
  async recover(error: unknown): Promise<UploadRecord | undefined> {
    if (isApiVideoError(error) && error.code === 'aborted') return undefined;
    const useless = isApiVideoError(error) && !error.retryable && outdating.includes(error.code);
    // A video that was given must not get the parts of two attempts.
    if (useless && this.#resumed && this.#options.target.videoId === undefined) return this.#beginAnew();

    await this.close(useless);
    return undefined;
  }

  /** The upload is over: for good, so that nothing of it is kept, or to be gone on with another time. */
  async close(forget: boolean): Promise<void> {
    const lost = forget && this.#keptAt !== undefined && !this.#claim;
    const claim = lost ? await this.#take() : this.#claim;
    const own = !lost || claim?.entry?.updatedAt === this.#keptAt;

    this.#claim = undefined;
    if (forget) this.#keptAt = undefined;
    if (claim) await within(claim.release({ forget: forget && own }));
  }

  async #take(): Promise<JournalClaim | undefined> {
    const { journal, source, target } = this.#options;
    const claiming = journal.claim(journalKey(source, target));
    const claim = await within(claiming, patienceToClaim);
    // One that comes too late is let go.
    if (!claim) claiming.then((late) => late?.release()).catch(() => undefined);
    return claim;
  }

  async #keep(part: Part): Promise<void> {
    const { source, target, handle } = this.#options;
    if (!this.#claim) return;

    if (!this.#digests.has(part.number)) this.#digests.set(part.number, await digestOf(part, source));
    const { videoId, possibleOrphan } = this.#record;
    // Without a video there is nothing that could be gone on with.
    if (videoId === undefined) return;

    const updatedAt = Date.now();
    const entry = {
      key: journalKey(source, target),
      host: target.host,
      fileName: source.ownName,
      fileSize: source.size,
      videoId,
      parts: journalParts(this.#record, this.#digests),
      possibleOrphan,
      updatedAt,
      handle,
    };
    this.#keptAt = updatedAt;
    const saved = await within(
      this.#claim.save(entry).then(() => true),
      patienceWithBusy,
    );
    // Whoever went on from an old entry would not know where the parts end that leave from now on.
    if (!saved) await this.close(true);
  }

  #beginAnew(): UploadRecord {
    this.#resumed = false;
    this.#digests.clear();
    return emptyRecord(this.#options.target.videoId);
  }
}
