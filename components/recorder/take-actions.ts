import { html, nothing, type TemplateResult } from 'lit';
import { alertIcon, retryIcon } from '../shared/icons.js';
import { told } from '../shared/messages.js';
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

/** Goes back to the take that waits, while another is about to be made. */
export function backButton({ back, strings, onClose }: TakeViewOptions): TemplateResult | typeof nothing {
  if (!back) return nothing;
  return html`
    <button part="button" @click=${onClose}>${strings.backToTake}</button>
  `;
}

/** Asks whether the recording is really to be dropped: nothing is lost by one slip. */
export function dropQuestion({ desk, strings, onDiscard }: TakeViewOptions): TemplateResult {
  const onKey = ({ key }: KeyboardEvent): void => {
    if (key === 'Escape') desk.keep();
  };

  return html`
    <div class="panel question" @keydown=${onKey}>
      <span class="tile">${alertIcon}</span>
      <p part="status" role="status" dir="auto">${strings.askDrop}</p>
      <span class="actions">
        <button part="button" class="primary" @click=${() => desk.keep()}>${strings.keep}</button>
        <button part="button drop-button" @click=${onDiscard}>${strings.drop}</button>
      </span>
    </div>
  `;
}
