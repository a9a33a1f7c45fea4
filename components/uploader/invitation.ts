import { html, nothing, type TemplateResult } from 'lit';
import { uploadIcon } from '../shared/icons.js';
import type { UploaderStrings } from '../shared/strings/en.js';

export interface InvitationOptions {
  readonly disabled: boolean;
  readonly noDrop: boolean;
  readonly strings: UploaderStrings;
  readonly onChoose: () => void;
}

/** What there is to see while no file is chosen. */
export function invitation({ disabled, noDrop, strings, onChoose }: InvitationOptions): TemplateResult {
  const prompt = html`
    <span class="prompt" dir="auto">${strings.dropPrompt}</span>
  `;

  return html`
    <div class="invitation">
      <span class="tile">${uploadIcon}</span>
      <slot>${noDrop ? nothing : prompt}</slot>
      <button part="button choose-button" class="primary" ?disabled=${disabled} @click=${onChoose}>
        ${strings.choose}
      </button>
    </div>
  `;
}
