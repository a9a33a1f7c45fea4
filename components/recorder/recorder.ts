import { LitElement, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { TokenProvider, Video } from '../../src/index.js';
import type { RecordingClocks } from '../../src/record/clocks.js';
import type { SourceKind } from '../../src/record/source.js';
import { CustomState } from '../shared/custom-states.js';
import { focusMain, KeepFocus } from '../shared/keep-focus.js';
import { told } from '../shared/messages.js';
import { recorder as en } from '../shared/strings/en.js';
import { kindOf } from './recorder-attributes.js';
import { RecorderController } from './recorder-controller.js';
import type { RecorderState } from './recorder-state.js';
import { styles } from './recorder.styles.js';
import { recorderView } from './recorder-view.js';

export type * from '../shared/upload.events.js';
export type * from './recorder.events.js';
export type { RecorderState } from './recorder-state.js';

/**
 * Records camera, screen or microphone, and sends the recording to api.video while it is made.
 *
 * @tagname apivideo-recorder
 *
 * @event recording-start - Recording has begun.
 * @event recording-pause - Recording is paused.
 * @event recording-resume - Recording goes on after a pause.
 * @event recording-stop - Recording has ended after `seconds`, pauses left out; the rest is being sent.
 * @event recording-error - A device was refused or lost, or the recorder failed; `error` says why.
 * @event upload-start - Recording is about to begin. Cancel it to keep it from beginning.
 * @event upload-progress - The upload has moved on.
 * @event upload-part - The service holds one more part.
 * @event upload-wait - Nothing is sent for `delay` milliseconds; recording goes on.
 * @event upload-success - The whole recording has arrived; `video` is the video.
 * @event upload-error - The upload gave up; recording goes on. `retry()` takes the upload up again.
 * @event upload-cancel - The recording was canceled.
 *
 * @csspart base - The box around everything.
 * @csspart preview - The live picture.
 * @csspart controls - The row of buttons.
 * @csspart button - Every button.
 * @csspart record-button - The button that starts and stops.
 * @csspart clock - The recording's time.
 * @csspart status - What is said of the upload.
 * @csspart progress - The native `<progress>` that shows how much of the rest is sent.
 * @csspart icon - Every icon.
 *
 * @cssproperty [--apivideo-accent=#0a66ff] - Main button, progress, focus ring.
 * @cssproperty [--apivideo-on-accent=#fff] - Text on the accent colour.
 * @cssproperty [--apivideo-record=#e5372b] - The record button, and the light while recording.
 * @cssproperty [--apivideo-radius=12px] - Rounding of the box; buttons follow it.
 * @cssproperty [--apivideo-aspect-ratio=16 / 9] - Shape of the picture.
 *
 * @cssstate idle - No device is open.
 * @cssstate opening - The browser asks the person.
 * @cssstate ready - The preview runs.
 * @cssstate recording - A recording is being made, and sent.
 * @cssstate paused - The recording is paused.
 * @cssstate finishing - The rest is being sent.
 * @cssstate done - The whole recording has arrived.
 * @cssstate failed - A device was refused, or the upload gave up.
 */
export class ApiVideoRecorder extends LitElement {
  static override styles = styles;

  /** Delegated upload token, made by the site's own server. Safe to publish in a page. */
  @property({ attribute: 'upload-token' }) uploadToken: string | undefined;

  /** Fetches an upload token when one is needed, and another when it has expired. Preferred to `uploadToken`. */
  @property({ attribute: false }) tokenProvider: TokenProvider | undefined;

  /** Video to record into, made beforehand by the site's own server. Without it, the token creates one. */
  @property({ attribute: 'video-id' }) videoId: string | undefined;

  /** Title of a video that the upload creates. @default the time of the start */
  @property({ attribute: 'video-name' }) videoName: string | undefined;

  /** Address of the API. @default https://ws.api.video */
  @property({ attribute: 'base-uri' }) baseUri: string | undefined;

  /** How often a part is sent again before the upload gives up. @default 6 */
  @property({ type: Number }) retries: number | undefined;

  /** Least bytes of a part, from 5 MiB to 200 MiB. @default 5 MiB */
  @property({ type: Number, attribute: 'part-size' }) partSize: number | undefined;

  /** What to record. */
  @property() source: SourceKind = 'camera';

  /** Milliseconds of recording that are kept together at the least. @default 1000 */
  @property({ type: Number }) timeslice: number | undefined;

  /** Format to record in. @default the browser's best for live upload */
  @property({ attribute: 'mime-type' }) mimeType: string | undefined;

  /** @default 2_500_000 */
  @property({ type: Number, attribute: 'video-bits-per-second' }) videoBitsPerSecond: number | undefined;

  /** @default 128_000 */
  @property({ type: Number, attribute: 'audio-bits-per-second' }) audioBitsPerSecond: number | undefined;

  /** Wished width of the picture in pixels. @default the device's own */
  @property({ type: Number }) width: number | undefined;

  /** Wished height of the picture in pixels. @default the device's own */
  @property({ type: Number }) height: number | undefined;

  /** Wished frames a second. @default the device's own */
  @property({ type: Number, attribute: 'frame-rate' }) frameRate: number | undefined;

  /** Which way the camera looks: at the person (`user`) or away (`environment`). @default the browser's choice */
  @property({ attribute: 'facing-mode' }) facingMode: 'user' | 'environment' | undefined;

  /** Shows the preview as in a mirror. What is recorded is not mirrored. */
  @property({ type: Boolean }) mirror = false;

  /** Asks for the devices at once, instead of at the first click. */
  @property({ type: Boolean, attribute: 'auto-open' }) autoOpen = false;

  /** Begins no recording. One that is being made goes on. */
  @property({ type: Boolean, reflect: true }) disabled = false;

  readonly #customState = new CustomState(this.attachInternals());
  readonly #controller = new RecorderController(this, en);

  constructor() {
    super();
    new KeepFocus(this);
  }

  /** The stream in use. Set it to record a stream of the page's own, which stays the page's to close. */
  @property({ attribute: false })
  get stream(): MediaStream | undefined {
    return this.#controller.stream;
  }

  set stream(stream: MediaStream | undefined) {
    this.#controller.stream = stream;
  }

  get state(): RecorderState {
    return this.#controller.state;
  }

  /** How much is recorded, and how much of it has arrived, in seconds. */
  get clocks(): RecordingClocks {
    return this.#controller.clocks;
  }

  /** The video, once the whole recording has arrived. */
  get video(): Video | undefined {
    return this.#controller.video;
  }

  /** The id of that video; empty until then. */
  get value(): string {
    return this.video?.videoId ?? '';
  }

  /** Asks the person for the devices and shows the preview. Rejects with the reason if they are refused. */
  open(): Promise<MediaStream> {
    return this.#controller.open();
  }

  /** Begins to record and to send; asks for the devices first, if need be. */
  async start(): Promise<void> {
    if (!this.disabled) await this.#controller.start();
  }

  /** Pauses the recording. In any state but `recording` nothing happens. */
  pause(): void {
    this.#controller.pause();
  }

  /** Goes on after a pause. In any state but `paused` nothing happens. */
  resume(): void {
    this.#controller.resume();
  }

  /** Ends the recording. Resolves with its video once all has arrived; rejects if the upload gives up. */
  stop(): Promise<Video> {
    return this.#controller.stop();
  }

  /** After a failed upload: sends what is missing. After a refused device: asks again. */
  retry(): Promise<void> {
    return this.#controller.retry();
  }

  /** Drops what is being recorded or sent, for good. */
  cancel(): void {
    this.#controller.cancel();
  }

  /** Ends everything, and lets camera and microphone go. What is being recorded is dropped. */
  close(): void {
    this.#controller.close();
  }

  /** Focuses the main button. */
  override focus(options?: FocusOptions): void {
    focusMain(this.shadowRoot, options);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.updateComplete.then(() => {
      if (this.autoOpen && this.isConnected && !this.disabled && this.state === 'idle')
        this.open().catch(told);
    });
  }

  protected override willUpdate(): void {
    this.#customState.set(this.state);
  }

  protected override render(): TemplateResult {
    const { announcement, session, error, interruption } = this.#controller;

    return recorderView({
      state: this.state,
      source: kindOf(this.source),
      stream: this.stream,
      mirror: this.mirror,
      disabled: this.disabled,
      clocks: this.clocks,
      error,
      interruption,
      upload: session?.upload,
      announcement,
      strings: en,
      onOpen: () => void this.open().catch(told),
      onStart: () => void this.start().catch(told),
      onStop: () => void this.stop().catch(told),
      onPause: () => this.pause(),
      onResume: () => this.resume(),
      onRetry: () => void this.retry().catch(told),
      onClose: () => this.close(),
      onDiscard: () => this.cancel(),
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'apivideo-recorder': ApiVideoRecorder;
  }
}
