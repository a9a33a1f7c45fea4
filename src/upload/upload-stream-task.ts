import type { Video } from '../api/models/video.js';
import { ApiVideoError } from '../base/error.js';
import { assertBlob } from './byte-source.js';
import type { PieceQueue } from './piece-queue.js';
import type { UploadListener } from './upload-run.js';
import { settled, UploadTask, type UploadJob } from './upload-task.js';

/**
 * An upload of bytes that are still coming, such as a recording's: each part leaves as soon as it is full.
 * What has not arrived is kept in memory. As a promise it settles after `complete()`, or when it gives up;
 * `retry()` then goes on, and no byte appended meanwhile is lost.
 */
export class UploadStream extends UploadTask {
  readonly #queue: PieceQueue;

  constructor(
    queue: PieceQueue,
    prepare: (listener: UploadListener, signal: AbortSignal) => UploadJob,
    signal?: AbortSignal,
  ) {
    super(prepare, signal);
    this.#queue = queue;
  }

  /** Adds bytes at the end. Empty blobs are passed over; after `cancel()` everything is. */
  append(blob: Blob): void {
    if (this.state === 'canceled') return;
    if (this.#queue.ended) {
      throw new ApiVideoError('invalid-state', 'Nothing can be appended after `complete()`.');
    }
    assertBlob(blob);
    this.#queue.append(blob);
  }

  /** Says that nothing more will come, after the last bytes if they are given. Resolves with the video. */
  complete(blob?: Blob): Promise<Video> {
    return settled(this.#end(blob));
  }

  async #end(blob: Blob | undefined): Promise<Video> {
    if (blob) this.append(blob);
    this.#queue.end();
    return await this;
  }
}
