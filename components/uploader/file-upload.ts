import type { ApiVideoError, UploadProgress, UploadState, UploadTask, Video } from '../../src/index.js';
import { emptyProgress } from '../../src/upload/progress.js';

/** One file of an uploader, and how far it is. */
export interface Upload {
  readonly file: File;
  readonly state: UploadState;
  readonly progress: UploadProgress;
  /** Set once it is complete. */
  readonly video: Video | undefined;
  /** Set while it has failed. */
  readonly error: ApiVideoError | undefined;
}

/** A chosen file, and what has become of it. */
export class FileUpload implements Upload {
  readonly file: File;
  /** Absent until the file may leave. */
  task: UploadTask | undefined;
  video: Video | undefined;
  error: ApiVideoError | undefined;

  constructor(file: File) {
    this.file = file;
  }

  get state(): UploadState {
    return this.task?.state ?? (this.error ? 'failed' : 'queued');
  }

  get progress(): UploadProgress {
    return this.task?.progress ?? emptyProgress(this.file.size);
  }
}
