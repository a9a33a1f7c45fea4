import { html, nothing, type TemplateResult } from 'lit';
import { errorMessage } from '../shared/messages.js';
import type { RecorderViewOptions } from './recorder-view.js';

/**
 * What was lost, and what endangers the recording, in plain words. A screen reader is told of it elsewhere, and less
 * often.
 */
export function notices(options: RecorderViewOptions): TemplateResult {
  const { strings, interruption, warnings, live } = options;
  const lost = interruption
    ? html`
        <span class="badge notice" part="status" dir="auto">${errorMessage(strings, interruption)}</span>
      `
    : nothing;

  return html`
    ${lost}${warnings.map(
      (warning) => html`
        <span class="badge notice" part="warning" dir="auto">${strings.warnings[warning]}</span>
      `,
    )}${live?.hints(options) ?? nothing}
  `;
}
