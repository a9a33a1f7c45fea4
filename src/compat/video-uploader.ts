import { startFileUpload } from '../upload/start-upload.js';
import { settled, type UploadTask } from '../upload/upload-task.js';
import { chunksOf, eventOf, type Chunks, type UploadProgressEvent } from './chunks.js';
import { connect, type Connection } from './connection.js';
import type { VideoUploaderOptions } from './options.js';
import { watchParts } from './part-progress.js';
import { PlayableListeners, type PlayableListener } from './playable-listeners.js';
import { videoUploadResponse, type VideoUploadResponse } from './video-upload-response.js';
import { withOldErrors } from './video-upload-error.js';

/** `VideoUploader` of `@api.video/video-uploader`, on this library's engine. */
export class VideoUploader {
  readonly #options: VideoUploaderOptions;
  readonly #connection: Connection;
  readonly #chunks: Chunks;
  readonly #listeners: ((event: UploadProgressEvent) => void)[] = [];
  readonly #playable: PlayableListeners;
  readonly #life = new AbortController();
  #task: UploadTask | undefined;

  constructor(options: VideoUploaderOptions) {
    this.#options = options;
    this.#connection = connect(options);
    this.#chunks = chunksOf(options);
    this.#playable = new PlayableListeners(this.#connection.transport);
  }

  /** Told how far the upload is. */
  onProgress(listener: (event: UploadProgressEvent) => void): void {
    this.#listeners.push(listener);
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
    const { carrier, videoId } = this.#connection;
    const { file, videoName = '', maxVideoDuration } = this.#options;
    const { signal } = this.#life;
    const chunks = this.#chunks;
    const task = startFileUpload(() => carrier(chunks), file, {
      videoId,
      videoName: videoName === '' ? chunks.fileName : videoName,
      partSize: chunks.size,
      concurrency: 1,
      maxDuration: maxVideoDuration,
      signal,
    });
    watchParts(task, chunks.bytesOf, (progress) => {
      for (const listener of this.#listeners) listener(eventOf(chunks, progress));
    });
    task.then((video) => this.#playable.announce(video, signal)).catch(() => undefined);
    return task;
  }
}
