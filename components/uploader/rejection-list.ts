import { html, nothing, type TemplateResult } from 'lit';
import type { UploaderStrings } from '../shared/strings/en.js';

/** As many as are told one by one. */
const most = 3;

/** Why files were not taken. */
export function rejectionList(
  rejections: readonly string[],
  strings: UploaderStrings,
): TemplateResult | typeof nothing {
  if (rejections.length === 0) return nothing;
  const told = rejections.slice(0, most);
  const more = rejections.length - told.length;
  const lines = more > 0 ? [...told, strings.andMore(more)] : told;

  return html`
    <div part="message" class="notice">
      ${lines.map(
        (line) => html`
          <p dir="auto">${line}</p>
        `,
      )}
    </div>
  `;
}
