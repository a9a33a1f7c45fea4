import type {
  ApiVideoError,
  FileHandle,
  UploadProgress,
  UploadState,
  UploadTask,
  Video,
  WaitReason,
} from '../../src/index.js';
import type { Playability } from '../shared/tell-playable.js';
import { emptyProgress } from '../../src/upload/progress.js';

/** One file of an uploader, and how far it is. */
export interface Upload {
  /** Counts from 1, and stays with the file: its row has a slot `actions-1`. */
  readonly id: number;
  readonly file: File;
  readonly state: UploadState;
  readonly progress: UploadProgress;
  /** Set once it is complete. */
  readonly video: Video | undefined;
  /** Set while it has failed. */
  readonly error: ApiVideoError | undefined;
}

/** Whose move it is. */
export type Turn =
  /** Ours: how long it lasts is being found out. */
  | 'checked'
  /** The page's or the person's: it waits for `start()`. */
  | 'held'
  /** The queue's: it goes as soon as there is room. */
  | 'queued'
  /** The person's, who has halted it. */
  | 'paused'
  /** The engine's, until all is through or the engine has given up. */
  | 'going';

/** A chosen file, and what has become of it. */
export class FileUpload implements Upload {
  readonly id: number;
  readonly file: File;
  /** By which the browser finds the file again in a later visit. */
  readonly handle: FileHandle | undefined;
  turn: Turn;
  /** Absent until the file may leave. */
  task: UploadTask | undefined;
  video: Video | undefined;
  error: ApiVideoError | undefined;
  /** Why nothing is sent, while it waits. */
  waiting: WaitReason | undefined;
  /** Whether the video plays by now, where that is waited for. */
  playable: Playability | undefined;
  /** How far it was when it was through: the engine would add up its parts whenever it is asked. */
  #arrived: UploadProgress | undefined;

  constructor(id: number, file: File, turn: Turn, handle?: FileHandle) {
    this.id = id;
    this.file = file;
    this.turn = turn;
    this.handle = handle;
  }

  /** What the upload of the file is at. */
  get state(): UploadState {
    const { turn, task, error } = this;
    if (turn === 'going') return task?.state ?? (error ? 'failed' : 'queued');
    return turn === 'paused' ? 'paused' : 'queued';
  }

  /** How far the file is. */
  get progress(): UploadProgress {
    const progress = this.#arrived ?? this.task?.progress;
    // The engine knows the size once it has begun.
    return progress?.totalBytes ? progress : emptyProgress(this.file.size);
  }

  /** It is through, or has failed. Also while paused: a part that was let finish can be the last. */
  settle({ video, error }: { readonly video?: Video; readonly error?: ApiVideoError }): void {
    this.turn = 'going';
    this.video = video;
    this.error = error;
    if (video) this.#arrived = this.progress;
  }
}
