import { html, nothing, type TemplateResult } from 'lit';
import type { RecorderViewOptions } from './recorder-view.js';

/** Goes back to the take that waits, while another is about to be made. */
export function backButton({ back, strings, onClose }: RecorderViewOptions): TemplateResult | typeof nothing {
  if (!back) return nothing;
  return html`
    <button part="button" @click=${onClose}>${strings.backToTake}</button>
  `;
}
