import { refused } from '../base/outcome.js';
import { startStreamUpload } from '../upload/start-upload.js';
import type { UploadStream } from '../upload/upload-stream-task.js';
import { settled } from '../upload/upload-task.js';
import { announceWhenDone, type PlayableListener } from './announce-playable.js';
import { connect, type Connection } from './connection.js';
import { GivenParts } from './given-parts.js';
import { Listeners } from './listeners.js';
import type { ProgressiveUploaderOptions } from './options.js';
import { arrival, watchParts, type PartProgress } from './part-progress.js';
import { RejectedParts } from './rejected-parts.js';
import { videoUploadResponse, type VideoUploadResponse } from './video-upload-response.js';
import { withOldErrors } from './video-upload-error.js';

/** `ProgressiveUploader` of `@api.video/video-uploader`, on this library's engine. */
export class ProgressiveUploader {
  readonly #connection: Connection;
  readonly #parts: GivenParts;
  readonly #videoName: string;
  readonly #rejected = new RejectedParts();
  readonly #progress = new Listeners<PartProgress>();
  readonly #playable = new Listeners<VideoUploadResponse>();
  readonly #life = new AbortController();
  #task: UploadStream | undefined;
  #last: Blob | undefined;

  constructor(options: ProgressiveUploaderOptions) {
    this.#connection = connect(options);
    const { preventEmptyParts = false, mergeSmallPartsBeforeUpload = true, videoName = '' } = options;
    this.#parts = new GivenParts({ preventEmptyParts, mergeSmallParts: mergeSmallPartsBeforeUpload });
    this.#videoName = videoName || 'file';
  }

  /** Told how far each part is. */
  onProgress(listener: (event: PartProgress) => void): void {
    this.#progress.add(listener);
  }

  /** Told when the video plays. To be called before the last part has arrived. */
  onPlayable(listener: PlayableListener): void {
    this.#playable.add(listener);
  }

  /**
   * Adds bytes. Resolves when the part that they complete has arrived, and at once where they complete none. After
   * a failure it takes the upload up again, with the part that has failed; the same blob is not added once more.
   */
  uploadPart(file: Blob): Promise<VideoUploadResponse | undefined> {
    return settled(
      withOldErrors(async () => {
        const task = this.#running();
        const number = this.#rejected.take(file) ?? this.#parts.completedBy(() => task.append(file));
        if (task.state === 'canceled') await task;
        if (number === undefined) return undefined;
        await this.#rejected.follow(arrival(task, number), file, number);
        return videoUploadResponse({ videoId: task.videoId ?? '' });
      }),
    );
  }

  /** Adds the last bytes. Resolves with the video. After a failure, the same blob given again tries once more. */
  uploadLastPart(file: Blob): Promise<VideoUploadResponse> {
    return settled(
      withOldErrors(async () => {
        if (this.#last && this.#last !== file) return refused('The last part was given already.');
        if (!this.#last && this.#parts.isEmptyEnd(file)) return refused('Nothing is left for a last part.');
        const task = this.#running();
        this.#parts.finish((this.#last = file));
        return videoUploadResponse(await task.complete());
      }),
    );
  }

  /** Stops for good, at once: nothing more is sent, and what is awaited rejects with the reason `ABORTED`. */
  cancel(): void {
    this.#task?.cancel();
    this.#life.abort();
  }

  /** The upload, begun if it wasn't, and taken up again if it has failed. */
  #running(): UploadStream {
    this.#task ??= this.#begin();
    return this.#task.retry();
  }

  #begin(): UploadStream {
    const { carrier, transport, videoId } = this.#connection;
    const { signal } = this.#life;
    const source = this.#parts;
    const task = startStreamUpload(() => carrier(), { videoId, videoName: this.#videoName, source, signal });
    watchParts(task, source.bytesOf, (event) => this.#progress.tell(event));
    announceWhenDone(task, transport, this.#playable, signal);
    return task;
  }
}
