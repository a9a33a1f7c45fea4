import { assertOption } from '../base/assert-option.js';
import { understood } from '../base/understood.js';
import { ApiVideoError } from '../base/error.js';
import { pieceSizes } from '../upload/piece-sizes.js';
import type { CommonUploadOptions, StreamOptions } from '../upload/upload-options.js';
import type { UploadTask } from '../upload/upload-task.js';
import { dropExpired, orphans } from '../web/orphan-recordings.js';
import { claimRecording, type RecordingClaim } from '../web/recording-claim.js';
import { openRecordings, type RecordingStore, type StoredRecording } from '../web/recording-store.js';
import type { SenderOptions, StreamUploader } from './recording-options.js';
import { remainsOf, type RecordingRemains } from './recording-remains.js';
import { RecoveredSpool } from './recovered-spool.js';
import { exactBytes, letGo, stretchesTo } from './spool-rows.js';
import { fileOf } from './take-file.js';

/** By whose leave a recording is finished: a client, or the options to make one; and how. */
export type FinishOptions = SenderOptions &
  Pick<CommonUploadOptions, 'retry' | 'signal' | 'onProgress'> &
  Pick<StreamOptions, 'partSize'>;

export interface RecoverableRecording extends RecordingRemains {
  /** Whether all of it lies here. Where its beginning has arrived already, the rest alone plays nowhere. */
  readonly downloadable: boolean;
  /**
   * Goes on with its upload: the same video, with the same parts. It stays until all has arrived, also if the
   * upload fails or is canceled. Fails with `invalid-state` if another page is at it.
   */
  finish(options: FinishOptions): UploadTask;
  /** All of it, as a file that tells its duration. Rejects with `invalid-state` where that is no longer possible. */
  download(): Promise<File>;
  /** Drops it for good. Rejects with `invalid-state` if another page is at it. */
  discard(): Promise<void>;
}

/** What to tell besides what can be recovered. */
export interface RecoverableOptions {
  /** Told of recordings that nothing has happened to for seven days: they are dropped. */
  readonly onExpired?: ((recordings: readonly RecordingRemains[]) => void) | undefined;
}

/** Who sends it, by the options to finish it. */
export type SenderOf = (options: SenderOptions) => StreamUploader;

/** The recordings of this site that ended with their pages, and that no page is at; newest first. */
export async function listRecoverable(
  senderOf: SenderOf,
  options?: RecoverableOptions,
): Promise<readonly RecoverableRecording[]> {
  const { onExpired } = understood(() => ({ ...options }));
  assertOption('onExpired', 'a function', onExpired, typeof onExpired === 'function');
  const store = await openRecordings();
  if (!store) return [];

  const expired = await dropExpired(store);
  if (expired.length > 0) onExpired?.(expired.map(remainsOf));
  return (await orphans(store)).map((recording) => recoverable(recording, store, senderOf));
}

function recoverable(
  recording: StoredRecording,
  store: RecordingStore,
  senderOf: SenderOf,
): RecoverableRecording {
  const { id, host, name, videoId, totalBytes, acceptedBytes, seconds } = recording;
  const downloadable = acceptedBytes === 0;
  const claims = new RepeatedClaim(id);

  return {
    ...remainsOf(recording),
    downloadable,
    finish: (options) => {
      const sender = senderOf(options);
      if (sender.baseUri !== undefined && sender.baseUri !== host) {
        throw new ApiVideoError(
          'invalid-option',
          `This recording is being sent to ${host}, and must go on there.`,
        );
      }
      const { retry, signal, onProgress, partSize } = options;
      const source = new RecoveredSpool({
        recording,
        claim: claims.take(),
        sizes: pieceSizes(partSize),
        secondsAt: () => seconds,
        listener: { onSaved: () => undefined, onWarning: () => undefined, onExpired: () => undefined },
      });
      const task = sender.uploadStream({
        videoId,
        videoName: name,
        partSize,
        retry,
        signal,
        onProgress,
        source,
      });
      void task.complete();
      return task;
    },
    download: async () => {
      if (!downloadable) throw letGo();
      return fileOf(await bytes(), recording);
    },
    discard: async () => {
      const claim = await claims.take();
      if (!claim) throw new ApiVideoError('invalid-state', 'Another page of this site is at this recording.');
      await claim.store.remove(id);
      claim.release();
    },
  };

  /** Built from small pieces, which the browser may put aside: the whole never lies in the page's memory. */
  async function bytes(): Promise<Blob> {
    const pieces: Blob[] = [];
    for (const stretch of stretchesTo(totalBytes)) {
      pieces.push(new Blob([...exactBytes(await store.read(id, stretch.start, stretch.end), stretch)]));
    }
    return new Blob(pieces);
  }
}

/**
 * The page's hold on one recording. Whoever takes it last has it: an attempt to finish it that was left, and comes to
 * its end only now, lets nothing go that another one has taken over.
 */
class RepeatedClaim {
  readonly #id: string;
  #claim: Promise<RecordingClaim | undefined> | undefined;
  #holder: object | undefined;

  constructor(id: string) {
    this.#id = id;
  }

  async take(): Promise<RecordingClaim | undefined> {
    const holder = (this.#holder = {});
    this.#claim ??= claimRecording(this.#id);
    const claim = await this.#claim;
    const letGo = (): void => {
      if (this.#holder !== holder) return;
      this.#claim = undefined;
      claim?.release();
    };
    if (!claim) letGo();
    return claim && { store: claim.store, release: letGo };
  }
}
