import { startFileUpload } from '../upload/start-upload.js';
import { settled, type UploadTask } from '../upload/upload-task.js';
import { announceWhenDone, type PlayableListener } from './announce-playable.js';
import { chunksOf, eventOf, type Chunks, type UploadProgressEvent } from './chunks.js';
import { connect, type Connection } from './connection.js';
import { Listeners } from './listeners.js';
import type { VideoUploaderOptions } from './options.js';
import { watchParts } from './part-progress.js';
import { videoUploadResponse, type VideoUploadResponse } from './video-upload-response.js';
import { withOldErrors } from './video-upload-error.js';

/** `VideoUploader` of `@api.video/video-uploader`, on this library's engine. */
export class VideoUploader {
  readonly #options: VideoUploaderOptions;
  readonly #connection: Connection;
  readonly #chunks: Chunks;
  readonly #progress = new Listeners<UploadProgressEvent>();
  readonly #playable = new Listeners<VideoUploadResponse>();
  readonly #life = new AbortController();
  #task: UploadTask | undefined;

  constructor(options: VideoUploaderOptions) {
    this.#options = options;
    this.#connection = connect(options);
    this.#chunks = chunksOf(options);
  }

  /** Told how far the upload is. */
  onProgress(listener: (event: UploadProgressEvent) => void): void {
    this.#progress.add(listener);
  }

  /** Told when the video plays. To be called before it is uploaded. */
  onPlayable(listener: PlayableListener): void {
    this.#playable.add(listener);
  }

  /** Sends the file. Called again after a failure, it goes on where it stood. */
  upload(): Promise<VideoUploadResponse> {
    this.#task ??= this.#begin();
    const task = this.#task.retry();
    return settled(withOldErrors(async () => videoUploadResponse(await task)));
  }

  /** Stops for good, at once: nothing more is sent, and `upload()` rejects with the reason `ABORTED`. */
  cancel(): void {
    this.#task?.cancel();
    this.#life.abort();
  }

  #begin(): UploadTask {
    const { carrier, transport, videoId } = this.#connection;
    const { file, videoName = '', maxVideoDuration } = this.#options;
    const { signal } = this.#life;
    const chunks = this.#chunks;
    const task = startFileUpload(() => carrier(chunks), file, {
      videoId,
      videoName: videoName || chunks.fileName,
      partSize: chunks.size,
      concurrency: 1,
      maxDuration: maxVideoDuration,
      signal,
    });
    watchParts(task, chunks.bytesOf, (progress) => this.#progress.tell(eventOf(chunks, progress)));
    announceWhenDone(task, transport, this.#playable, signal);
    return task;
  }
}
