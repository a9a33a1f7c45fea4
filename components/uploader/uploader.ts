import { LitElement, nothing, type TemplateResult } from 'lit';
import type { UploadProgress } from '../../src/index.js';
import { CustomState } from '../shared/custom-states.js';
import { FormControl } from '../shared/form-control.js';
import { defineFormMembers } from '../shared/form-members.js';
import { focusMain, KeepFocus } from '../shared/keep-focus.js';
import { LeaveGuard } from '../shared/leave-guard.js';
import { Localize } from '../shared/localize.js';
import { uploader as english } from '../shared/strings/en.js';
import { ScreenWakeLock } from '../shared/wake-lock.js';
import { standingOf } from './announcement.js';
import { Announcer } from './announcer.js';
import { FileIntake } from './file-intake.js';
import type { Upload } from './file-upload.js';
import { KeepRow } from './keep-row.js';
import { takenFrom } from './taken-file.js';
import type { Texts } from './texts.js';
import { unfinishedUploads } from './unfinished-uploads.js';
import { UploadQueue } from './upload-queue.js';
import { uploaderDefaults, uploaderProperties, type UploaderProperties } from './uploader-properties.js';
import { uploaderView } from './uploader-view.js';
import { styles } from './uploader.styles.js';
import { isUnderWay, isMoving, type UploaderState } from './uploader-state.js';

export type * from '../shared/upload.events.js';
export type * from './uploader.events.js';
export type { Upload } from './file-upload.js';
export type { UploaderState } from './uploader-state.js';

/**
 * Takes video files, chosen, dropped or pasted, and sends them to api.video in parts, as often as it takes.
 *
 * @tagname apivideo-uploader
 *
 * @slot - What invites to choose a file. Replaces the text above the button.
 * @slot label - The same, by name.
 * @slot icon - Replaces the picture above the text.
 * @slot empty - Replaces all that is shown while no file is chosen. `showPicker()` opens the file picker.
 * @slot actions-1 - More to do about the first file, and so on: the number is the upload's `id`.
 *
 * @event file-add - A file was chosen. Cancel it to leave the file out.
 * @event file-reject - A file was not taken; `code` and `message` say why.
 * @event file-remove - The file was removed from the element.
 * @event upload-start - A file is about to leave. Cancel it to keep it waiting for `start()`.
 * @event upload-progress - An upload has moved on; the detail is how far it is, and `file`.
 * @event upload-part - The service holds one more part.
 * @event upload-wait - Nothing is sent for `delay` milliseconds.
 * @event upload-success - All has arrived; `video` is the video.
 * @event upload-error - The upload gave up; `error` says why. `retry()` goes on where it stood.
 * @event upload-cancel - The upload was canceled.
 * @event video-playable - With `wait-playable`: the video plays.
 *
 * @csspart base - The box around everything, and where files may be dropped.
 * @csspart summary - What several files come to, above them.
 * @csspart files - The list of the chosen files.
 * @csspart file - A chosen file.
 * @csspart file-name - The file's name.
 * @csspart status - The line below the name.
 * @csspart message - Why a file was not taken.
 * @csspart unfinished - An upload of an earlier visit that can be finished.
 * @csspart progress - The native `<progress>`.
 * @csspart button - Every button.
 * @csspart choose-button - The button that opens the file picker.
 * @csspart start-button - The button that sends what waits for it.
 * @csspart pause-button - The button that halts an upload.
 * @csspart resume-button - The button that goes on with it.
 * @csspart retry-button - The button that goes on after a failure.
 * @csspart cancel-button - The button that cancels or removes.
 * @csspart continue-button - The button that goes on with an upload of an earlier visit.
 * @csspart discard-button - The button that forgets it.
 * @csspart icon - Every icon.
 *
 * @cssproperty [--apivideo-accent=#0a66ff] - Main button, progress, focus ring.
 * @cssproperty [--apivideo-on-accent=#fff] - Text on the accent colour.
 * @cssproperty [--apivideo-danger=light-dark(#b3261e, #ff8a80)] - What went wrong.
 * @cssproperty [--apivideo-success=light-dark(#1a7f37, #57d17a)] - What went well.
 * @cssproperty [--apivideo-radius=12px] - Rounding of the box; buttons follow it.
 * @cssproperty [--apivideo-min-height=176px] - Height of the box while there is little in it.
 * @cssproperty [--apivideo-list-height=none] - Height from which the list of files scrolls.
 *
 * @cssstate idle - No file is chosen.
 * @cssstate queued - Files wait for `start()`.
 * @cssstate uploading - Bytes are on their way, or about to be.
 * @cssstate waiting - Between two attempts.
 * @cssstate paused - Halted by `pause()`.
 * @cssstate completed - All has arrived.
 * @cssstate failed - Uploads gave up, and nothing else is to come.
 * @cssstate dragging - Files hover over it; besides one of the others.
 */
export class ApiVideoUploader extends LitElement {
  /** @internal */
  static override styles = styles;
  static override properties = uploaderProperties;
  static readonly formAssociated = true;

  static {
    defineFormMembers(this.prototype, (host) => host.#form);
  }

  readonly #internals = this.attachInternals();
  readonly #state = new CustomState(this.#internals);
  readonly #dragging = new CustomState(this.#internals);
  readonly #localize = new Localize(this, 'uploader', english);
  readonly #texts = (): Texts => ({ strings: this.#localize.texts, locale: this.#localize.locale });
  readonly #queue = new UploadQueue(this, this, this.#texts);
  readonly #form = new FormControl(this, {
    internals: this.#internals,
    ids: () => this.uploads.flatMap(({ video }) => video?.videoId ?? []),
    pending: () => (isUnderWay(this.state) ? this.#localize.texts.stillUploading : undefined),
    missing: () => this.#localize.texts.missing,
    onReset: () => this.#queue.reset(),
  });
  readonly #intake = new FileIntake(this, {
    takesDrops: () => !this.noDrop && !this.#form.disabled,
    takesPastes: () => !this.noPaste && !this.#form.disabled,
    onFiles: (files) => this.#queue.add(files),
  });
  readonly #unfinished = unfinishedUploads(this, {
    settings: this,
    texts: this.#texts,
    onFile: (taken) => this.#queue.add([taken]),
    onChoose: () => this.showPicker(),
  });
  readonly #announcer = new Announcer(
    this,
    () => standingOf(this.#queue.uploads, this.#queue.rejections),
    this.#texts,
  );

  constructor() {
    super();
    Object.assign(this, uploaderDefaults);
    new KeepRow(this);
    new KeepFocus(this);
    new LeaveGuard(this, () => !this.noGuard && isUnderWay(this.state));
    new ScreenWakeLock(this, () => !this.noWakeLock && isMoving(this.state));
  }

  /** The chosen files and how far each is, in the order in which they came. */
  get uploads(): readonly Upload[] {
    return this.#queue.uploads;
  }

  /** What the liveliest upload is at: `uploading` as long as one is; `failed` comes before `completed`. */
  get state(): UploaderState {
    return this.#queue.state;
  }

  /** How far all are together. */
  get progress(): UploadProgress {
    return this.#queue.progress;
  }

  /** What a form sends: the id of the uploaded video, empty until it has arrived; with `multiple`, a list of ids. */
  get value(): string | readonly string[] {
    const { ids } = this.#form;
    return this.multiple ? ids : (ids[0] ?? '');
  }

  /**
   * Takes files as if a person had chosen them, and sends them unless `no-auto` is set. Throws `invalid-option` where
   * there is anything else among them.
   */
  addFiles(files: Iterable<File>): void {
    if (!this.#form.disabled) this.#queue.add(takenFrom(files));
  }

  /** Sends what waits for it. */
  start(): void {
    this.#queue.start();
  }

  /** Halts one upload, or all. What has arrived stays so. */
  pause(upload?: Upload): void {
    this.#queue.pause(upload);
  }

  /** Goes on with one paused upload, or with all. */
  resume(upload?: Upload): void {
    this.#queue.resume(upload);
  }

  /** Goes on with one failed upload, or with all: with what is missing. */
  retry(upload?: Upload): void {
    this.#queue.retry(upload);
  }

  /** Stops one upload for good, at once, and forgets its file; without `upload`, all that are not complete. */
  cancel(upload?: Upload): void {
    this.#queue.cancel(upload);
  }

  /** Back to where it began. What is under way is canceled. */
  reset(): void {
    this.#queue.reset();
  }

  /** Opens the file picker. Browsers allow that only in answer to a click or a key. */
  showPicker(): void {
    if (!this.#form.disabled) this.shadowRoot?.querySelector('input')?.click();
  }

  /** Focuses the main button. */
  override focus(options?: FocusOptions): void {
    focusMain(this.shadowRoot, options);
  }

  protected override willUpdate(): void {
    this.#state.set(this.state);
    this.#dragging.set(this.#intake.hovered ? 'dragging' : undefined);
  }

  protected override render(): TemplateResult {
    const { uploads, rejections } = this.#queue;
    const { label, disabled } = this.#form;
    return uploaderView({
      uploads,
      rejections,
      texts: this.#texts(),
      dir: this.#localize.dir,
      label,
      disabled,
      words: this.#announcer.words,
      unfinished: this.#unfinished.offers?.render() ?? nothing,
      hovered: this.#intake.hovered,
      host: this,
      onChange: (event) => this.#onChange(event),
    });
  }

  #onChange({ currentTarget }: Event): void {
    const input = currentTarget as HTMLInputElement;
    this.addFiles(input.files ?? []);
    input.value = ''; // else the same file could not be chosen again
  }
}

// The accessors of these are made by lit and by `defineFormMembers`.
export interface ApiVideoUploader extends UploaderProperties {}

declare global {
  interface HTMLElementTagNameMap {
    'apivideo-uploader': ApiVideoUploader;
  }
}
