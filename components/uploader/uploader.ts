import { html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { property, query } from 'lit/decorators.js';
import { type TokenProvider, type UploadProgress } from '../../src/index.js';
import { emptyProgress } from '../../src/upload/progress.js';
import type { UploadState } from '../../src/upload/upload-state.js';
import { CustomState } from '../shared/custom-states.js';
import { focusMain, KeepFocus } from '../shared/keep-focus.js';
import { present } from '../shared/present.js';
import { uploader as en } from '../shared/strings/en.js';
import { accepts, videoTypes } from './accepts.js';
import { DropZone } from './drop-zone.js';
import type { Upload } from './file-upload.js';
import { invitation } from './invitation.js';
import { UploadController } from './upload-controller.js';
import { uploadCard } from './upload-card.js';
import { styles } from './uploader.styles.js';

export type * from '../shared/upload.events.js';
export type * from './uploader.events.js';
export type { Upload } from './file-upload.js';

/** What an uploader is at: nothing (`idle`), or what its file's upload is at. */
export type UploaderState = 'idle' | UploadState;

/**
 * Takes a video file, chosen or dropped, and sends it to api.video in parts, as often as it takes.
 *
 * @tagname apivideo-uploader
 *
 * @slot - What invites to choose a file. Replaces the text above the button.
 *
 * @event file-add - A file was chosen. Cancel it to leave the file out.
 * @event file-reject - A file was not taken; `code` and `message` say why.
 * @event file-remove - The file was removed from the element.
 * @event upload-start - The file is about to leave. Cancel it to keep it waiting for `start()`.
 * @event upload-progress - The upload has moved on.
 * @event upload-part - The service holds one more part.
 * @event upload-wait - Nothing is sent for `delay` milliseconds.
 * @event upload-success - All has arrived; `video` is the video.
 * @event upload-error - The upload gave up; `error` says why. `retry()` goes on where it stood.
 * @event upload-cancel - The upload was canceled.
 *
 * @csspart base - The box around everything, and where files may be dropped.
 * @csspart file - The card of the chosen file.
 * @csspart file-name - The file's name.
 * @csspart status - The line below the name.
 * @csspart message - Why a file was not taken.
 * @csspart progress - The native `<progress>`.
 * @csspart button - Every button.
 * @csspart choose-button - The button that opens the file picker.
 * @csspart start-button - The button that sends a file that waits.
 * @csspart retry-button - The button that goes on after a failure.
 * @csspart cancel-button - The button that cancels or removes.
 * @csspart icon - Every icon.
 *
 * @cssproperty [--apivideo-accent=#0a66ff] - Main button, progress, focus ring.
 * @cssproperty [--apivideo-on-accent=#fff] - Text on the accent colour.
 * @cssproperty [--apivideo-danger=light-dark(#b3261e, #ff8a80)] - What went wrong.
 * @cssproperty [--apivideo-success=light-dark(#1a7f37, #57d17a)] - What went well.
 * @cssproperty [--apivideo-radius=12px] - Rounding of the box; buttons follow it.
 *
 * @cssstate idle - No file is chosen.
 * @cssstate queued - A file waits for `start()`.
 * @cssstate uploading - Bytes are on their way.
 * @cssstate waiting - Between two attempts.
 * @cssstate completed - All has arrived.
 * @cssstate failed - The upload gave up.
 */
export class ApiVideoUploader extends LitElement {
  static override styles = styles;

  /** Delegated upload token, made by the site's own server. Safe to publish in a page. */
  @property({ attribute: 'upload-token' }) uploadToken: string | undefined;

  /** Fetches an upload token when one is needed, and another when it has expired. Preferred to `uploadToken`. */
  @property({ attribute: false }) tokenProvider: TokenProvider | undefined;

  /** Video to send into, made beforehand by the site's own server. Without it, the token creates one. */
  @property({ attribute: 'video-id' }) videoId: string | undefined;

  /** Title of a video that the upload creates. @default the file's name */
  @property({ attribute: 'video-name' }) videoName: string | undefined;

  /** Address of the API. @default https://ws.api.video */
  @property({ attribute: 'base-uri' }) baseUri: string | undefined;

  /** How often a part is sent again before the upload gives up. @default 6 */
  @property({ type: Number }) retries: number | undefined;

  /** Bytes of a part, from 5 MiB to 200 MiB. @default 8 MiB */
  @property({ type: Number, attribute: 'part-size' }) partSize: number | undefined;

  /** Kinds of files to take, as of a file input. @default video types and extensions */
  @property() accept: string | undefined = videoTypes;

  /** Waits for `start()`, or the button, before it sends. */
  @property({ type: Boolean, attribute: 'no-auto' }) noAuto = false;

  /** Takes no dropped files. */
  @property({ type: Boolean, attribute: 'no-drop' }) noDrop = false;

  /** Takes no files. What is under way goes on. */
  @property({ type: Boolean, reflect: true }) disabled = false;

  @query('input') private readonly input!: HTMLInputElement; // rendered always

  readonly #customState = new CustomState(this.attachInternals());
  readonly #controller = new UploadController(this, en);
  readonly #dropZone = new DropZone(this, {
    enabled: () => !this.noDrop && !this.disabled,
    onFiles: (files) => this.#take(files),
  });

  constructor() {
    super();
    new KeepFocus(this);
  }

  /** The chosen files and how far each is; none or one. */
  get uploads(): readonly Upload[] {
    const { upload } = this.#controller;
    return upload ? [upload] : [];
  }

  get state(): UploaderState {
    return this.#controller.upload?.state ?? 'idle';
  }

  get progress(): UploadProgress {
    return this.#controller.upload?.progress ?? emptyProgress();
  }

  /** The id of the uploaded video; empty until all has arrived. */
  get value(): string {
    return this.#controller.upload?.video?.videoId ?? '';
  }

  /** Takes a file as if it had been chosen, and sends it unless `no-auto` is set. All but the first are rejected. */
  addFiles(files: Iterable<File>): void {
    if (this.disabled) return;
    for (const file of files) this.#controller.add(file);
  }

  /** Sends the file that waits. */
  start(): void {
    this.#controller.start();
  }

  /** Goes on after a failure, with what is missing. */
  retry(upload: Upload | undefined = this.uploads[0]): void {
    if (upload === this.uploads[0]) this.#controller.retry();
  }

  /** Stops the upload for good, at once, and forgets the file. */
  cancel(upload: Upload | undefined = this.uploads[0]): void {
    if (upload === this.uploads[0]) this.#controller.cancel();
  }

  /** Back to where it began. What is under way is canceled. */
  reset(): void {
    this.#controller.cancel();
  }

  /** Opens the file picker. Browsers allow that only in answer to a click or a key. */
  showPicker(): void {
    if (!this.disabled) this.input.click();
  }

  /** Focuses the main button. */
  override focus(options?: FocusOptions): void {
    focusMain(this.shadowRoot, options);
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    this.#customState.set(this.state);
  }

  protected override render(): TemplateResult {
    const { upload, announcement, notice } = this.#controller;

    return html`
      <div
        part="base"
        class="base ${this.#dropZone.hovered ? 'hovered' : ''}"
        role="group"
        aria-label=${en.uploaderLabel}
        lang="en"
      >
        <input type="file" hidden .accept=${this.accept ?? videoTypes} @change=${this.#onChange} />
        ${upload ? this.#renderUpload(upload) : this.#renderInvitation()}
        ${
          notice &&
          html`
            <p part="message" class="notice" dir="auto">${notice}</p>
          `
        }
        <div class="said" role="status" dir="auto">${announcement}</div>
      </div>
    `;
  }

  #renderInvitation(): TemplateResult {
    const { disabled, noDrop } = this;
    return invitation({ disabled, noDrop, strings: en, onChoose: () => this.showPicker() });
  }

  #renderUpload(upload: Upload): TemplateResult {
    return uploadCard({
      upload,
      strings: en,
      locale: 'en',
      onStart: () => this.start(),
      onCancel: () => this.cancel(),
      onRetry: () => this.retry(),
      onChooseAnother: () => this.showPicker(),
    });
  }

  readonly #onChange = (): void => {
    this.#take(this.input.files ?? []);
    this.input.value = ''; // else the same file could not be chosen again
  };

  /** Takes files from a person, who may drop anything; a page that calls `addFiles` knows what it does. */
  #take(files: Iterable<File>): void {
    for (const file of files) {
      if (accepts(present(this.accept) ?? videoTypes, file)) this.addFiles([file]);
      else this.#controller.reject(file, 'file-type', en.wrongType(file.name));
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'apivideo-uploader': ApiVideoUploader;
  }
}
