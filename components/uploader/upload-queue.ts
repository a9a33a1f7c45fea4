import type { ReactiveControllerHost } from 'lit';
import { isApiVideoError } from '../../src/base/error.js';
import { onDemand } from '../../src/base/on-demand.js';
import type { UploadProgress } from '../../src/index.js';
import { emit } from '../shared/emit.js';
import { leaf } from '../shared/leaf.js';
import { Lifetime } from '../shared/lifetime.js';
import { preloadOnInterest } from '../shared/preload-on-interest.js';
import { present } from '../shared/present.js';
import { filesIn } from './files-in.js';
import { FileUpload, type Turn, type Upload } from './file-upload.js';
import { refusal } from './refusal.js';
import { rejectMessage } from './reject-message.js';
import type { TakenFile } from './taken-file.js';
import { english, type Texts } from './texts.js';
import { totalProgress } from './total-progress.js';
import type { UploadSettings } from './upload-settings.js';
import type { FileRejectCode } from './uploader.events.js';
import { uploaderState, type UploaderState } from './uploader-state.js';
import { uploadsToStart } from './uploads-to-start.js';

const loadSender = onDemand(() => import('./send-upload.js'));
const pausable = ['queued', 'uploading', 'waiting'];

/**
 * The engine of `<apivideo-uploader>` for any lit element: takes files, sends some at a time, updates its host
 * whenever something has moved, and tells on it, in the uploader's own events, how that goes. When the host is
 * removed from the page everything stops, and what was not finished can be resumed.
 */
export class UploadQueue {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #settings: UploadSettings;
  readonly #texts: () => Texts;
  readonly #lifetime: Lifetime;
  #uploads: readonly FileUpload[] = [];
  #rejections: readonly string[] = [];
  #lastId = 0;

  /** `settings` may be the host itself, and are read anew whenever they matter. */
  constructor(
    host: ReactiveControllerHost & HTMLElement,
    settings: UploadSettings,
    texts: () => Texts = () => english,
  ) {
    this.#host = host;
    this.#settings = settings;
    this.#texts = texts;
    preloadOnInterest(host, async () => (await loadSender()).loadEngine());
    this.#lifetime = new Lifetime(host, () => {
      this.#uploads = [];
      host.requestUpdate();
    });
  }

  /** In the order in which they were added. */
  get uploads(): readonly FileUpload[] {
    return this.#uploads;
  }

  /** What the liveliest upload is at. */
  get state(): UploaderState {
    return uploaderState(this.#uploads);
  }

  /** All together. */
  get progress(): UploadProgress {
    return totalProgress(this.#uploads);
  }

  /** Why files of the last batch were not taken, in words for people. */
  get rejections(): readonly string[] {
    return this.#rejections;
  }

  /**
   * Takes one batch of files, and sends them as there is room, unless `noAuto` is set. Throws `invalid-option`, and
   * takes none, where there is anything else among them.
   */
  add(batch: Iterable<TakenFile>): void {
    const files = filesIn(batch);
    this.#rejections = [];
    for (const taken of files) this.#take(taken);
    this.#advance();
  }

  /** Lets go what waits for it. */
  start(): void {
    this.#move(undefined, ({ turn }) => turn === 'held', 'queued');
  }

  /** Halts one upload, or all. */
  pause(upload?: Upload): void {
    this.#move(
      upload,
      ({ turn, state }) => !['held', 'checked'].includes(turn) && pausable.includes(state),
      'paused',
    );
  }

  /** Goes on with one paused upload, or with all. */
  resume(upload?: Upload): void {
    this.#move(upload, ({ state }) => state === 'paused', 'queued');
  }

  /** Goes on with one failed upload, or with all, where they stood. */
  retry(upload?: Upload): void {
    this.#move(upload, ({ state }) => state === 'failed', 'queued');
  }

  /** Stops one upload for good and forgets its file; without `upload`, all that are not complete. */
  cancel(upload?: Upload): void {
    this.#rejections = [];
    for (const each of this.#uploads) {
      if ((upload ?? each) === each && (upload || each.state !== 'completed')) this.#remove(each);
    }
    this.#advance();
  }

  /** Cancels and forgets all. */
  reset(): void {
    this.#rejections = [];
    for (const upload of this.#uploads) this.#remove(upload);
    this.#changed();
  }

  #take({ file, handle }: TakenFile): void {
    const { multiple, noAuto, maxDuration } = this.#settings;
    // A single file makes room when nothing is to come of it any more.
    const over = multiple ? [] : this.#uploads.filter(({ state }) => ['completed', 'failed'].includes(state));
    const code = refusal(this.#settings, file, this.#uploads.length - over.length);
    if (code) this.#reject(file, code);
    if (code || !emit(this.#host, 'file-add', { file }, { cancelable: true })) return;

    for (const upload of over) this.#remove(upload);
    const turn = noAuto ? 'held' : 'queued';
    const most = present(maxDuration);
    const upload = new FileUpload(++this.#lastId, file, most === undefined ? turn : 'checked', handle);
    this.#uploads = [...this.#uploads, upload];
    if (most !== undefined) void this.#check(upload, most, turn);
  }

  async #check(upload: FileUpload, most: number, turn: Turn): Promise<void> {
    const { signal } = this.#lifetime;
    const probe = await leaf(() => import('../../src/web/media-duration.js'));
    const seconds = await probe?.mediaDuration(upload.file, signal);
    if (signal.aborted || !this.#uploads.includes(upload)) return;

    if (seconds !== undefined && seconds > most) {
      this.#rejections = [];
      this.#reject(upload.file, 'file-too-long');
      this.#remove(upload);
    } else if (upload.turn === 'checked') {
      upload.turn = turn;
    }
    this.#advance();
  }

  #reject(file: File, code: FileRejectCode): void {
    const message = rejectMessage(code, file, this.#settings, this.#texts());
    this.#rejections = [...this.#rejections, message];
    emit(this.#host, 'file-reject', { file, code, message });
  }

  #move(
    which: Upload | undefined,
    isMeant: (upload: FileUpload) => boolean,
    turn: 'queued' | 'paused',
  ): void {
    for (const upload of this.#uploads) {
      if ((which ?? upload) !== upload || !isMeant(upload)) continue;
      upload.turn = turn;
      if (turn === 'paused') upload.task?.pause();
    }
    this.#advance();
  }

  /** Lets those go for which there is room. */
  #advance(): void {
    const most = Math.max(1, present(this.#settings.concurrency) ?? 2);
    for (const upload of uploadsToStart(this.#uploads, most)) this.#go(upload);
    this.#changed();
  }

  #go(upload: FileUpload): void {
    const { file, task } = upload;
    upload.turn = 'going';
    upload.error = undefined;
    if (task) {
      if (task.state === 'failed') task.retry();
      else task.resume();
    } else if (!emit(this.#host, 'upload-start', { file }, { cancelable: true })) {
      upload.turn = 'held';
    } else if (this.#isWanted(upload)) {
      void this.#send(upload);
    }
  }

  async #send(upload: FileUpload): Promise<void> {
    try {
      const { sendUpload } = await loadSender();
      if (!this.#isWanted(upload)) return;
      sendUpload(upload, {
        host: this.#host,
        settings: this.#settings,
        signal: this.#lifetime.signal,
        onChange: () => this.#changed(),
        onSettled: () => this.#advance(),
      });
    } catch (error) {
      if (!isApiVideoError(error)) throw error; // a bug of ours: let it be seen
      if (!this.#isWanted(upload)) return;
      upload.error = error;
      emit(this.#host, 'upload-error', { error, file: upload.file });
      this.#advance();
    }
  }

  /** Whether it is still to go: meanwhile it may have been halted or removed, or be on its way. */
  #isWanted(upload: FileUpload): boolean {
    return upload.turn === 'going' && !upload.task && this.#uploads.includes(upload);
  }

  #remove(upload: FileUpload): void {
    // Before the cancel is told, so that a listener can add another file at once.
    this.#uploads = this.#uploads.filter((other) => other !== upload);
    if (upload.task) upload.task.cancel();
    else if (upload.turn === 'going' && !upload.error)
      emit(this.#host, 'upload-cancel', { file: upload.file });
    emit(this.#host, 'file-remove', { file: upload.file });
  }

  #changed(): void {
    this.#host.requestUpdate();
  }
}
