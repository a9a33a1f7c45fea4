import { html, nothing, type TemplateResult } from 'lit';
import type { RecorderStrings } from '../shared/strings/en.js';
import type { WarningText } from './recorder-warnings.js';

/** What endangers the recording, in plain words. A screen reader is told of it elsewhere, and less often. */
export function warningNotices(
  warnings: readonly WarningText[],
  strings: RecorderStrings,
): TemplateResult | typeof nothing {
  if (warnings.length === 0) return nothing;

  return html`
    ${warnings.map(
      (warning) => html`
        <span class="badge notice" part="warning" dir="auto">${strings.warnings[warning]}</span>
      `,
    )}
  `;
}
