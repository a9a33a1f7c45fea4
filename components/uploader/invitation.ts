import { html, nothing, type TemplateResult } from 'lit';
import { uploadIcon } from '../shared/icons.js';

export interface InvitationOptions {
  readonly disabled: boolean;
  /** Says that files may be dropped, where they may. */
  readonly prompt: string | undefined;
  readonly choose: string;
  readonly onChoose: () => void;
}

/** What there is to see while no file is chosen. */
export function invitation({ disabled, prompt, choose, onChoose }: InvitationOptions): TemplateResult {
  return html`
    <slot name="empty">
      <div class="invitation">
        <slot name="icon"><span class="tile">${uploadIcon}</span></slot>
        <slot name="label">
          <slot>
            <span class="prompt" dir="auto">${prompt ?? nothing}</span>
          </slot>
        </slot>
        <button part="button choose-button" class="primary" ?disabled=${disabled} @click=${onChoose}>
          ${choose}
        </button>
      </div>
    </slot>
  `;
}
