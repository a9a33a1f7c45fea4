import type { Video } from '../api/models/video.js';
import { ApiVideoError } from '../base/error.js';
import { assertBlob } from './byte-source.js';
import type { GrowingSource } from './growing-source.js';
import { settled, UploadTask, type PrepareJob } from './upload-task.js';

/**
 * An upload of bytes that are still coming, such as a recording's: each part leaves as soon as it is full.
 * What has not arrived is kept by its source, which is memory unless told otherwise. As a promise it settles after `complete()`, or when it gives up;
 * `retry()` then goes on, and no byte appended meanwhile is lost.
 */
export class UploadStream extends UploadTask {
  readonly #source: GrowingSource;

  constructor(source: GrowingSource, prepare: PrepareJob, signal?: AbortSignal) {
    super(prepare, signal, (forget) => source.close(forget));
    this.#source = source;
  }

  /** Adds bytes at the end. Empty blobs are passed over; after `cancel()` everything is. */
  append(blob: Blob): void {
    if (this.state === 'canceled') return;
    if (this.#source.ended) {
      throw new ApiVideoError('invalid-state', 'Nothing can be appended after `complete()`.');
    }
    assertBlob(blob);
    this.#source.append(blob);
  }

  /** Says that nothing more will come, after the last bytes if they are given. Resolves with the video. */
  complete(blob?: Blob): Promise<Video> {
    return settled(this.#end(blob));
  }

  async #end(blob: Blob | undefined): Promise<Video> {
    if (blob) this.append(blob);
    this.#source.end();
    return await this;
  }
}
