import { html, type TemplateResult } from 'lit';
import { ratio } from '../../src/upload/progress.js';
import { alertIcon, checkIcon, retryIcon } from '../shared/icons.js';
import { errorMessage } from '../shared/messages.js';
import { progressBar } from '../shared/progress-bar.js';
import { backButton } from './back-button.js';
import { panel } from './panel.js';
import { sourceIcons } from './preview.js';
import { askToDrop, downloadButton, reviewActions } from './take-actions.js';
import { takeBadges } from './take-badges.js';
import { takeControls } from './take-controls.js';
import type { TakeViewOptions } from './take-view-options.js';

/** A recording as it is made, watched, sent, or kept. */
export function takeView(options: TakeViewOptions): TemplateResult {
  const { state, strings, source, disabled, desk, offers, onStart } = options;
  if (desk.asks) return askToDrop(options);

  switch (state) {
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
      return options.running({ badges: takeBadges(options), controls: takeControls(options) });
  }
}

/** Also without what it takes to show a take, it can be sent. */
function reviewPanel(options: TakeViewOptions): TemplateResult {
  const actions = reviewActions(options);
  return (
    options.desk.render(options, actions) ?? panel({ icon: checkIcon, text: options.strings.review, actions })
  );
}

function restText({ desk, recovers, strings }: TakeViewOptions): string {
  if (recovers) return strings.finishingEarlier;
  return desk.collects ? strings.preparing : strings.finishing;
}

function restBar(options: TakeViewOptions): TemplateResult {
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

function arrivalText({ playability, strings }: TakeViewOptions): string {
  return playability ? strings[playability] : strings.recordingSaved;
}

function withInterruption(text: string, { interruption, strings }: TakeViewOptions): string {
  return interruption ? `${errorMessage(strings, interruption)} ${text}` : text;
}

function failureText({ error, strings, upload }: TakeViewOptions): string {
  const message = error ? errorMessage(strings, error) : strings.failed;
  return upload?.state === 'failed' ? `${message} ${strings.takeKept}` : message;
}

function failureActions(options: TakeViewOptions): TemplateResult {
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
