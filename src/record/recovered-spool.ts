import { ApiVideoError } from '../base/error.js';
import { emptyRecord, type UploadRecord } from '../upload/upload-record.js';
import { Spool, type SpoolOptions } from './spool.js';

/** What an earlier page has left of a recording. It stays on disk until all of it has arrived. */
export class RecoveredSpool extends Spool {
  readonly #options: Pick<SpoolOptions, 'claim' | 'recording'>;

  constructor(options: SpoolOptions) {
    super(options);
    this.#options = options;
    this.end();
  }

  async restore(): Promise<UploadRecord> {
    const { id, videoId } = this.#options.recording;
    const claim = await this.#options.claim;
    if (!claim) {
      throw new ApiVideoError(
        'invalid-state',
        'Another page of this site is at this recording: finish it there.',
      );
    }
    return recordOf(videoId, await claim.store.parts(id));
  }

  override close(forget: boolean): Promise<void> {
    return super.close(forget && this.arrived);
  }
}

/** What an upload that goes on knows. A part that was begun may have arrived. */
function recordOf(videoId: string | undefined, parts: UploadRecord['parts']): UploadRecord {
  return {
    ...emptyRecord(videoId),
    parts,
    answerLost: parts.length > 0,
    possibleOrphan: parts.length > 0 && videoId === undefined,
  };
}
