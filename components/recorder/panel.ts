import { html, nothing, type TemplateResult } from 'lit';

export interface Panel {
  readonly icon: TemplateResult;
  readonly text: string;
  readonly actions?: TemplateResult;
}

/** What there is to say, and to do, where there is no picture. */
export function panel({ icon, text, actions }: Panel): TemplateResult {
  return html`
    <div class="panel">
      <span class="tile">${icon}</span>
      <p part="status" dir="auto">${text}</p>
      ${actions ?? nothing}
    </div>
  `;
}
