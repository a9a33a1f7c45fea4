import { LitElement, nothing, type TemplateResult } from 'lit';
import type { Video } from '../../src/index.js';
import { RecordingSession } from '../../src/record/session.js';
import { CustomState } from '../shared/custom-states.js';
import { FormControl } from '../shared/form-control.js';
import { defineFormMembers } from '../shared/form-members.js';
import { focusMain, KeepFocus } from '../shared/keep-focus.js';
import { LeaveGuard } from '../shared/leave-guard.js';
import { Localize } from '../shared/localize.js';
import { told } from '../shared/messages.js';
import { preloadOnInterest } from '../shared/preload-on-interest.js';
import { recorder as english } from '../shared/strings/en.js';
import { ScreenWakeLock } from '../shared/wake-lock.js';
import { recorderActions } from './recorder-actions.js';
import { defineDeviceMembers } from './device-members.js';
import { kindOf } from './recorder-attributes.js';
import { RecorderController } from './recorder-controller.js';
import { recorderDefaults, recorderProperties, type RecorderProperties } from './recorder-properties.js';
import { pendingText, type RecorderState } from './recorder-state.js';
import { styles } from './recorder.styles.js';
import { recorderView } from './recorder-view.js';
import { earlierRecordings } from './recovery.js';
import { defineTakeMembers, type TakeMembers } from './take-members.js';
import { SourceFollower } from './source-follower.js';

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
 * @event device-change - A camera or microphone was plugged in or out, or another one is in use.
 * @event recording-warning - Something endangers the recording, which goes on; `code` says what.
 * @event recording-recoverable - Earlier visits have not sent these `recordings` to their end; each can be finished,
 *   downloaded or discarded.
 * @event recording-expired - These `recordings` of earlier visits were older than seven days, and were dropped.
 * @event upload-start - Recording is about to begin. Cancel it to keep it from beginning.
 * @event upload-progress - The upload has moved on.
 * @event upload-part - The service holds one more part.
 * @event upload-wait - Nothing is sent for `delay` milliseconds; recording goes on.
 * @event upload-success - The whole recording has arrived; `video` is the video.
 * @event video-playable - The video plays; with `wait-playable` only.
 * @event upload-error - The upload gave up; recording goes on. `retry()` takes the upload up again.
 * @event upload-cancel - The recording was canceled.
 *
 * @csspart base - The box around everything.
 * @csspart preview - The live picture.
 * @csspart controls - The row of buttons.
 * @csspart button - Every button.
 * @csspart record-button - The button that starts and stops.
 * @csspart submit-button - The button that sends a recording that was watched.
 * @csspart download-button - The button that saves a recording.
 * @csspart drop-button - The button that drops a recording, after a question.
 * @csspart inset - The button over the camera's picture in the corner of a screen, which moves it.
 * @csspart settings - The panel with the devices.
 * @csspart select - Every list of devices.
 * @csspart level - The native `<meter>` that shows how loud it is.
 * @csspart countdown - The seconds until recording begins.
 * @csspart clock - The recording's time.
 * @csspart status - What is said of the upload.
 * @csspart review - The recording, to be watched before it is sent.
 * @csspart recoverable - A recording of an earlier visit that can be finished.
 * @csspart finish-button - The button that sends it to its end.
 * @csspart discard-button - The button that drops it, after a question.
 * @csspart limit - How soon the recording may or will stop.
 * @csspart warning - What endangers the recording.
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
 * @cssstate countdown - Recording begins in a few seconds.
 * @cssstate recording - A recording is being made, and sent.
 * @cssstate paused - The recording is paused.
 * @cssstate finishing - The rest is being sent.
 * @cssstate review - The recording can be watched; nothing is sent before `submit()`.
 * @cssstate done - The whole recording has arrived.
 * @cssstate failed - A device was refused, or the upload gave up.
 */
export class ApiVideoRecorder extends LitElement {
  /** @internal */
  static override styles = styles;
  static override properties = recorderProperties;
  static readonly formAssociated = true;

  static {
    defineFormMembers(this.prototype, (host) => host.#form);
    defineTakeMembers(this.prototype, (host) => host.#controller);
    defineDeviceMembers(this.prototype, (host) => host.#source);
  }

  readonly #internals = this.attachInternals();
  readonly #customState = new CustomState(this.#internals);
  readonly #localize = new Localize(this, 'recorder', english);
  readonly #controller = new RecorderController(this, () => this.#localize.texts);
  readonly #earlier = earlierRecordings(this, this.#controller);
  readonly #source = new SourceFollower(this, this.#controller, this.#localize);
  readonly #form = new FormControl(this, {
    internals: this.#internals,
    ids: () => (this.video ? [this.video.videoId] : []),
    pending: () => pendingText(this.state, this.#localize.texts),
    missing: () => this.#localize.texts.missing,
    onReset: () => this.#controller.reset(),
  });

  constructor() {
    super();
    Object.assign(this, recorderDefaults);
    preloadOnInterest(this, () => Promise.all([RecordingSession.preload(), this.#controller.loadTakes()]));
    new KeepFocus(this);
    new LeaveGuard(this, () => !this.noGuard && this.#controller.held);
    new ScreenWakeLock(this, () => !this.noWakeLock && ['recording', 'finishing'].includes(this.state));
  }

  /** What the recorder is at; in CSS `:state(…)` of the same word. */
  get state(): RecorderState {
    return this.#controller.state;
  }

  /** The id of the video, which a form sends; empty until then. */
  get value(): string {
    return this.#form.ids[0] ?? '';
  }

  /** Asks the person for the devices and shows the preview. Rejects with the reason if they are refused. */
  open(): Promise<MediaStream> {
    return this.#controller.open();
  }

  /** Begins to record and to send; asks for the devices first, if need be. */
  async start(): Promise<void> {
    if (!this.#form.disabled) await this.#controller.start();
  }

  /** Pauses the recording. In any state but `recording` nothing happens. */
  pause(): void {
    this.#controller.pause();
  }

  /** Goes on after a pause. In any state but `paused` nothing happens. */
  resume(): void {
    this.#controller.resume();
  }

  /**
   * Ends the recording. Resolves with its video once all has arrived; with `review`, with the recording as a file as
   * soon as it can be watched. Rejects if the upload gives up, and before `min-duration`.
   */
  stop(): Promise<Video | Blob> {
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

  /** Lets camera and microphone go. What is recorded or sent is dropped; what waits for `submit()` is not. */
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
      if (this.autoOpen && this.isConnected && !this.#form.disabled && this.state === 'idle')
        this.open().catch(told);
    });
  }

  protected override willUpdate(): void {
    this.#customState.set(this.state);
  }

  protected override render(): TemplateResult {
    const { phase, stage, desk, kept, error, warnings } = this.#controller;
    const recorded = phase.kind === 'take' || phase.kind === 'recovery';
    const { texts, locale, dir } = this.#localize;

    return recorderView({
      state: this.state,
      source: kindOf(this.source),
      stream: this.stream,
      mirror: this.mirror,
      muted: this.muted,
      countdown: phase.kind === 'countdown' ? phase.left : undefined,
      live: this.#source.live,
      disabled: this.#form.disabled,
      clocks: this.clocks,
      error,
      interruption: stage.lack,
      warnings: warnings.shown,
      take: recorded && desk ? (options) => desk.view(options) : undefined,
      back: kept.last !== undefined,
      offers: this.#earlier.offers?.render(locale) ?? nothing,
      announcement: stage.announcement,
      label: this.#form.label,
      strings: texts,
      locale,
      dir,
      ...recorderActions(this),
    });
  }
}

// The accessors of these are made by lit and by `defineFormMembers`.
export interface ApiVideoRecorder extends RecorderProperties, TakeMembers {}

declare global {
  interface HTMLElementTagNameMap {
    'apivideo-recorder': ApiVideoRecorder;
  }
}
