import { html, nothing, type TemplateResult } from 'lit';
import type { ApiVideoError } from '../../src/index.js';
import type { RecordingClocks } from '../../src/record/clocks.js';
import type { SourceKind } from '../../src/record/source.js';
import { alertIcon, retryIcon } from '../shared/icons.js';
import { errorMessage } from '../shared/messages.js';
import type { RecorderStrings } from '../shared/strings/en.js';
import { backButton } from './back-button.js';
import { controlRow, type Controls } from './control-buttons.js';
import { notices } from './notices.js';
import { preview, sourceIcons } from './preview.js';
import { panel } from './panel.js';
import { recorderControls } from './recorder-controls.js';
import type { LiveSource } from './live-source.js';
import { isLive, type RecorderState } from './recorder-state.js';
import type { WarningText } from './recorder-warnings.js';

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
  readonly warnings: readonly WarningText[];
  /** What shows the recording, where there is one. */
  readonly take: ((options: TakenViewOptions) => TemplateResult) | undefined;
  /** Whether a take waits, to which the person can go back. */
  readonly back: boolean;
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

/** What lies over a picture that runs. */
interface RunningView {
  readonly badges: TemplateResult;
  readonly controls: Controls;
}

/** For what shows a recording, and is loaded late. */
export interface TakenViewOptions extends RecorderViewOptions {
  /** Puts this over the picture. From before a recording to its end it's the same round button, with the focus. */
  readonly running: (view: RunningView) => TemplateResult;
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
  const { state, strings, source, disabled, back, offers, take, onOpen, onClose, onRetry } = options;
  const running = ({ badges, controls }: RunningView): TemplateResult => html`
    <div class="badges">${badges}</div>
    ${countdownText(options)}${controlRow(controls)} ${options.live?.overlay(options) ?? nothing}
  `;
  if (take) return take({ ...options, running });

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
          <button part="button" @click=${onClose}>${back ? strings.backToTake : strings.cancel}</button>
        `,
      });
    case 'failed':
      return panel({
        icon: alertIcon,
        text: options.error ? errorMessage(strings, options.error) : strings.failed,
        actions: html`
          <span class="actions">
            <button part="button" class="primary" @click=${onRetry}>${retryIcon}${strings.retry}</button>
            ${backButton(options)}
          </span>
        `,
      });
    default:
      return running({ badges: notices(options), controls: recorderControls(options) });
  }
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
