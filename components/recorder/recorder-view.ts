import { html, nothing, type TemplateResult } from 'lit';
import { ratio, type ApiVideoError, type UploadTask } from '../../src/index.js';
import type { RecordingClocks } from '../../src/record/clocks.js';
import type { DurationLimit } from '../../src/record/duration-limit.js';
import type { SourceKind } from '../../src/record/source.js';
import { alertIcon, checkIcon, retryIcon } from '../shared/icons.js';
import { errorMessage } from '../shared/messages.js';
import { progressBar } from '../shared/progress-bar.js';
import type { RecorderStrings } from '../shared/strings/en.js';
import type { Playability } from '../shared/tell-playable.js';
import { preview, sourceIcons } from './preview.js';
import { recorderBadges } from './recorder-badges.js';
import { recorderControls } from './recorder-controls.js';
import type { LiveSource } from './live-source.js';
import { isLive, type RecorderState } from './recorder-state.js';
import type { WarningText } from './recorder-warnings.js';
import { backButton, downloadButton, dropQuestion, reviewActions } from './take-actions.js';
import type { TakeDesk } from './take-desk.js';

export interface RecorderViewOptions {
  readonly state: RecorderState;
  readonly source: SourceKind;
  readonly stream: MediaStream | undefined;
  readonly mirror: boolean;
  readonly muted: boolean;
  /** Seconds until recording begins, while it is counted down. */
  readonly countdown: number | undefined;
  /** What there is to see and to do about the open source, once that is loaded. */
  readonly live: LiveSource | undefined;
  readonly disabled: boolean;
  readonly clocks: RecordingClocks;
  readonly error: ApiVideoError | undefined;
  /** What the recording has lost, if it goes or went on without. */
  readonly interruption: ApiVideoError | undefined;
  /** Whether the video plays, where the page wants to know. */
  readonly playability: Playability | undefined;
  readonly upload: UploadTask | undefined;
  readonly warnings: readonly WarningText[];
  /** How long the recording may be. */
  readonly limit: DurationLimit | undefined;
  /** Bytes of a part at the least. */
  readonly partSize: number | null | undefined;
  readonly noDownload: boolean;
  /** Whether it is a recording of an earlier visit that is sent. */
  readonly recovers: boolean;
  /** What can be done about takes. */
  readonly desk: TakeDesk;
  /** Recordings of earlier visits. */
  readonly offers: TemplateResult | typeof nothing;
  readonly announcement: string;
  /** What the recorder is called, where the page has not labelled it. */
  readonly label: string | undefined;
  readonly strings: RecorderStrings;
  /** The language of `strings`, and the direction in which it is written. */
  readonly locale: string;
  readonly dir: 'ltr' | 'rtl';
  readonly onOpen: () => void;
  readonly onStart: () => void;
  readonly onStop: () => void;
  readonly onPause: () => void;
  readonly onResume: () => void;
  readonly onRetry: () => void;
  readonly onMute: () => void;
  readonly onClose: () => void;
  readonly onDiscard: () => void;
}

/** A picture with what matters now on top of it. */
export function recorderView(options: RecorderViewOptions): TemplateResult {
  const { strings, locale, dir, announcement, state, label = strings.recorderLabel } = options;

  return html`
    <div part="base" class="base ${state}" role="group" aria-label=${label} lang=${locale} dir=${dir}>
      ${isLive(state) ? preview(options) : nothing} ${foreground(options)}
      <div class="said" role="status" dir="auto">${announcement}</div>
    </div>
  `;
}

function foreground(options: RecorderViewOptions): TemplateResult {
  const { state, strings, source, disabled, desk, offers, onOpen, onStart, onClose } = options;
  if (desk.asks) return dropQuestion(options);

  switch (state) {
    case 'idle':
      return panel({
        icon: sourceIcons[source],
        text: strings.invite[source],
        actions: html`
          <button part="button" class="primary" ?disabled=${disabled} @click=${onOpen}>
            ${strings.open[source]}
          </button>
          ${offers}
        `,
      });
    case 'opening':
      return panel({
        icon: sourceIcons[source],
        text: strings.opening,
        actions: html`
          <button part="button" @click=${onClose}>${desk.waits ? strings.backToTake : strings.cancel}</button>
        `,
      });
    case 'finishing':
      return panel({
        icon: sourceIcons[source],
        text: withInterruption(restText(options), options),
        actions: restBar(options),
      });
    case 'review':
      return reviewPanel(options);
    case 'done':
      return panel({
        icon: checkIcon,
        text: withInterruption(arrivalText(options), options),
        actions: html`
          <span class="actions">
            <button part="button" class="primary" ?disabled=${disabled} @click=${onStart}>
              ${strings.recordAgain}
            </button>
            ${downloadButton(options)}
          </span>
          ${offers}
        `,
      });
    case 'failed':
      return panel({ icon: alertIcon, text: failureText(options), actions: failureActions(options) });
    default:
      return html`
        ${recorderBadges(options)}${countdownText(options)}${recorderControls(options)}
        ${options.live?.overlay(options) ?? nothing}
      `;
  }
}

/** Also without what it takes to show a take, it can be sent. */
function reviewPanel(options: RecorderViewOptions): TemplateResult {
  const actions = reviewActions(options);
  return (
    options.desk.render(options, actions) ?? panel({ icon: checkIcon, text: options.strings.review, actions })
  );
}

/** For the eye; a screen reader is told where everything else is said. */
function countdownText({ countdown, locale }: RecorderViewOptions): TemplateResult | typeof nothing {
  if (countdown === undefined) return nothing;
  return html`
    <span part="countdown" class="count" aria-hidden="true">
      ${new Intl.NumberFormat(locale).format(countdown)}
    </span>
  `;
}

interface Panel {
  readonly icon: TemplateResult;
  readonly text: string;
  readonly actions?: TemplateResult;
}

function panel({ icon, text, actions }: Panel): TemplateResult {
  return html`
    <div class="panel">
      <span class="tile">${icon}</span>
      <p part="status" dir="auto">${text}</p>
      ${actions ?? nothing}
    </div>
  `;
}

function restText({ desk, recovers, strings }: RecorderViewOptions): string {
  if (recovers) return strings.finishingEarlier;
  return desk.collects ? strings.preparing : strings.finishing;
}

function restBar(options: RecorderViewOptions): TemplateResult {
  const { upload, desk, recovers, strings, onClose } = options;
  const done = upload && !desk.collects ? ratio(upload.progress) : undefined;
  return html`
    <span class="rest">${progressBar({ ratio: done, label: restText(options) })}</span>
    ${
      recovers
        ? html`
            <button part="button" @click=${onClose}>${strings.later}</button>
          `
        : html`
            <button part="button" @click=${() => desk.ask()}>${strings.discard}</button>
          `
    }
  `;
}

function arrivalText({ playability, strings }: RecorderViewOptions): string {
  return playability ? strings[playability] : strings.recordingSaved;
}

function withInterruption(text: string, { interruption, strings }: RecorderViewOptions): string {
  return interruption ? `${errorMessage(strings, interruption)} ${text}` : text;
}

function failureText({ error, strings, upload }: RecorderViewOptions): string {
  const message = error ? errorMessage(strings, error) : strings.failed;
  return upload?.state === 'failed' ? `${message} ${strings.takeKept}` : message;
}

function failureActions(options: RecorderViewOptions): TemplateResult {
  const { upload, recovers, desk, strings, onRetry, onClose } = options;
  const kept = upload?.state === 'failed';
  const away = recovers
    ? html`
        <button part="button" @click=${onClose}>${strings.later}</button>
      `
    : html`
        <button part="button" @click=${() => desk.ask()}>${strings.discard}</button>
      `;

  return html`
    <span class="actions">
      <button part="button" class="primary" @click=${onRetry}>${retryIcon}${strings.retry}</button>
      ${downloadButton(options)}${kept ? away : backButton(options)}
    </span>
  `;
}
