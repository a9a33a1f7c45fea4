import { html, nothing, type TemplateResult } from 'lit';
import { durationPhase } from '../../src/record/duration-limit.js';
import { closeIcon, pauseIcon, resumeIcon, retryIcon } from '../shared/icons.js';
import type { RecorderViewOptions } from './recorder-view.js';

/** One round button in the middle, and what goes with it at its sides. */
export function recorderControls(options: RecorderViewOptions): TemplateResult {
  return html`
    <div part="controls" class="controls">
      <span class="side">${before(options)}</span>
      ${main(mainButton(options))}
      <span class="side">${after(options)}</span>
    </div>
  `;
}

function mainButton(options: RecorderViewOptions): MainButton {
  const { state, strings, disabled, limit, clocks, onStart, onStop, onDiscard } = options;
  if (state === 'ready') return { label: strings.record, keys: 'R', disabled, onClick: onStart };
  const stop = { recording: true, disabled: false };
  if (state === 'countdown') {
    return { ...stop, label: strings.cancelCountdown, keys: 'Escape', onClick: onDiscard };
  }
  const short = limit && durationPhase(clocks.recordedSeconds, limit) === 'too-short';
  const why = short ? strings.atLeast(Math.ceil(limit.min)) : undefined;
  return { ...stop, label: strings.stop, short: why, onClick: onStop };
}

function before(options: RecorderViewOptions): TemplateResult | typeof nothing {
  const { state, strings, source, desk, onPause, onResume, onClose } = options;
  const close = desk.waits ? strings.backToTake : strings.close[source];
  if (state === 'countdown') return nothing;
  if (state === 'ready') return small(closeIcon, close, onClose);
  if (state === 'paused') return small(resumeIcon, strings.resume, onResume, 'R Space');
  return small(pauseIcon, strings.pause, onPause, 'R Space');
}

/** The way out, and the way on. */
function after(options: RecorderViewOptions): TemplateResult | typeof nothing {
  const { state, strings, upload, desk, onRetry } = options;
  if (upload?.state === 'failed') return small(retryIcon, strings.retry, onRetry);
  return state === 'paused' ? small(closeIcon, strings.discard, () => desk.ask()) : nothing;
}

interface MainButton {
  readonly label: string;
  readonly keys?: string;
  readonly recording?: boolean;
  readonly disabled: boolean;
  /** Why it can't be pressed yet, if it can't. It keeps the focus, so that a keyboard finds it when it can. */
  readonly short?: string | undefined;
  readonly onClick: () => void;
}

function main({ label, keys, recording = false, disabled, short, onClick }: MainButton): TemplateResult {
  return html`
    <button
      part="button record-button"
      class="record ${recording ? 'stop' : ''}"
      aria-label=${label}
      aria-keyshortcuts=${keys ?? nothing}
      title=${short ?? titled(label, keys)}
      aria-disabled=${short ? 'true' : 'false'}
      ?disabled=${disabled}
      @click=${onClick}
    >
      <span></span>
    </button>
  `;
}

function small(icon: TemplateResult, label: string, onClick: () => void, keys?: string): TemplateResult {
  return html`
    <button
      part="button"
      class="round"
      aria-label=${label}
      aria-keyshortcuts=${keys ?? nothing}
      title=${titled(label, keys)}
      @click=${onClick}
    >
      ${icon}
    </button>
  `;
}

/** What a button is called, and the first of the keys that do the same. */
function titled(label: string, keys: string | undefined): string {
  return keys ? `${label} (${keys.split(' ')[0]})` : label;
}
