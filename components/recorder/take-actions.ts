import { html, nothing, type TemplateResult } from 'lit';
import { alertIcon, retryIcon } from '../shared/icons.js';
import { told } from '../shared/messages.js';
import { dropQuestion, keptByEscape } from './drop-question.js';
import type { TakeViewOptions } from './take-view-options.js';

/** What a person can do about a take that waits to be submitted. */
export function reviewActions(options: TakeViewOptions): TemplateResult {
  const { desk, strings, disabled } = options;

  return html`
    <span class="actions">
      <button part="button submit-button" class="primary" @click=${() => void desk.submit().catch(told)}>
        ${strings.submit}
      </button>
      <button part="button" ?disabled=${disabled} @click=${() => void desk.retake().catch(told)}>
        ${retryIcon}${strings.retake}
      </button>
      ${downloadButton(options)}
      <button part="button" @click=${() => desk.ask()}>${strings.discard}</button>
    </span>
  `;
}

/** Saves the last recording, where that is wanted and possible. */
export function downloadButton({
  desk,
  strings,
  noDownload,
}: TakeViewOptions): TemplateResult | typeof nothing {
  if (noDownload || !desk.hasFile) return nothing;
  return html`
    <button part="button download-button" @click=${() => void desk.download().catch(told)}>
      ${strings.download}
    </button>
  `;
}

/** The question that stands in the place of all else. */
export function askToDrop({ desk, strings, onDiscard: onDrop }: TakeViewOptions): TemplateResult {
  const onKeep = (): void => desk.keep();

  return html`
    <div class="panel question" @keydown=${keptByEscape(onKeep)}>
      <span class="tile">${alertIcon}</span>
      ${dropQuestion({ strings, onKeep, onDrop })}
    </div>
  `;
}
