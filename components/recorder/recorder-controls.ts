import { html, type TemplateResult } from 'lit';
import { closeIcon, pauseIcon, resumeIcon } from '../shared/icons.js';
import type { RecorderViewOptions } from './recorder-view.js';

/** One round button in the middle, and what goes with it at its sides. */
export function recorderControls(options: RecorderViewOptions): TemplateResult {
  const { state, strings, source, disabled, onStart, onStop, onPause, onResume, onClose } = options;

  if (state === 'ready') {
    return html`
      <div part="controls" class="controls">
        <span class="side">${small(closeIcon, strings.close[source], onClose)}</span>
        ${main({ label: strings.record, recording: false, disabled, onClick: onStart })}
        <span class="side"></span>
      </div>
    `;
  }
  return html`
    <div part="controls" class="controls">
      <span class="side">
        ${
          state === 'paused'
            ? small(resumeIcon, strings.resume, onResume)
            : small(pauseIcon, strings.pause, onPause)
        }
      </span>
      ${main({ label: strings.stop, recording: true, disabled: false, onClick: onStop })}
      <span class="side"></span>
    </div>
  `;
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
