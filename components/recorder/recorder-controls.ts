import { html, nothing, type TemplateResult } from 'lit';
import { closeIcon, pauseIcon, resumeIcon, retryIcon } from '../shared/icons.js';
import type { RecorderViewOptions } from './recorder-view.js';

/** One round button in the middle, and what goes with it at its sides. */
export function recorderControls(options: RecorderViewOptions): TemplateResult {
  const { state, strings, disabled, onStart, onStop } = options;
  const button =
    state === 'ready'
      ? main({ label: strings.record, recording: false, disabled, onClick: onStart })
      : main({ label: strings.stop, recording: true, disabled: false, onClick: onStop });

  return html`
    <div part="controls" class="controls">
      <span class="side">${before(options)}</span>
      ${button}
      <span class="side">${after(options)}</span>
    </div>
  `;
}

function before({ state, strings, source, onPause, onResume, onClose }: RecorderViewOptions): TemplateResult {
  if (state === 'ready') return small(closeIcon, strings.close[source], onClose);
  if (state === 'paused') return small(resumeIcon, strings.resume, onResume);
  return small(pauseIcon, strings.pause, onPause);
}

/** The way out, and the way on. */
function after(options: RecorderViewOptions): TemplateResult | typeof nothing {
  const { state, strings, upload, onRetry, onDiscard } = options;
  if (upload?.state === 'failed') return small(retryIcon, strings.retry, onRetry);
  return state === 'paused' ? small(closeIcon, strings.discard, onDiscard) : nothing;
}

interface MainButton {
  readonly label: string;
  readonly recording: boolean;
  readonly disabled: boolean;
  readonly onClick: () => void;
}

function main({ label, recording, disabled, onClick }: MainButton): TemplateResult {
  return html`
    <button
      part="button record-button"
      class="record ${recording ? 'stop' : ''}"
      aria-label=${label}
      title=${label}
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
