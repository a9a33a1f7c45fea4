import { html, nothing, type TemplateResult } from 'lit';

export interface ProgressBarOptions {
  /** Between 0 and 1, or `undefined` while nothing can be said. */
  readonly ratio: number | undefined;
  readonly label: string;
}

/** The native bar, which every screen reader knows. */
export function progressBar({ ratio, label }: ProgressBarOptions): TemplateResult {
  return html`
    <progress part="progress" aria-label=${label} value=${ratio ?? nothing}></progress>
  `;
}
