import { html, nothing, type TemplateResult } from 'lit';
import { durationPhase } from '../../src/record/duration-limit.js';
import { closeIcon, pauseIcon, resumeIcon, retryIcon } from '../shared/icons.js';
import type { RecorderViewOptions } from './recorder-view.js';

/** One round button in the middle, and what goes with it at its sides. */
export function recorderControls(options: RecorderViewOptions): TemplateResult {
  const { state, strings, disabled, limit, clocks, onStart, onStop } = options;
  const short = limit && durationPhase(clocks.recordedSeconds, limit) === 'too-short';
  const button =
    state === 'ready'
      ? main({ label: strings.record, recording: false, disabled, short: undefined, onClick: onStart })
      : main({
          label: strings.stop,
          recording: true,
          disabled: false,
          short: short ? strings.atLeast(Math.ceil(limit.min)) : undefined,
          onClick: onStop,
        });

  return html`
    <div part="controls" class="controls">
      <span class="side">${before(options)}</span>
      ${button}
      <span class="side">${after(options)}</span>
    </div>
  `;
}

function before(options: RecorderViewOptions): TemplateResult {
  const { state, strings, source, desk, onPause, onResume, onClose } = options;
  const close = desk.waits ? strings.backToTake : strings.close[source];
  if (state === 'ready') return small(closeIcon, close, onClose);
  if (state === 'paused') return small(resumeIcon, strings.resume, onResume);
  return small(pauseIcon, strings.pause, onPause);
}

/** The way out, and the way on. */
function after(options: RecorderViewOptions): TemplateResult | typeof nothing {
  const { state, strings, upload, desk, onRetry } = options;
  if (upload?.state === 'failed') return small(retryIcon, strings.retry, onRetry);
  return state === 'paused' ? small(closeIcon, strings.discard, () => desk.ask()) : nothing;
}

interface MainButton {
  readonly label: string;
  readonly recording: boolean;
  readonly disabled: boolean;
  /** Why it can't be pressed yet, if it can't. It keeps the focus, so that a keyboard finds it when it can. */
  readonly short: string | undefined;
  readonly onClick: () => void;
}

function main({ label, recording, disabled, short, onClick }: MainButton): TemplateResult {
  return html`
    <button
      part="button record-button"
      class="record ${recording ? 'stop' : ''}"
      aria-label=${label}
      title=${short ?? label}
      aria-disabled=${short ? 'true' : 'false'}
      ?disabled=${disabled}
      @click=${onClick}
    >
      <span></span>
    </button>
  `;
}

function small(icon: TemplateResult, label: string, onClick: () => void): TemplateResult {
  return html`
    <button part="button" class="round" aria-label=${label} title=${label} @click=${onClick}>${icon}</button>
  `;
}
