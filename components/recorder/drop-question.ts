import { html, type TemplateResult } from 'lit';
import type { TakeStrings } from '../shared/strings/en-takes.js';

export interface DropQuestion {
  readonly strings: TakeStrings;
  readonly onKeep: () => void;
  readonly onDrop: () => void;
}

/** Asks whether a recording is really to be dropped: nothing is lost by one slip. Escape around it is to keep it. */
export function dropQuestion({ strings, onKeep, onDrop }: DropQuestion): TemplateResult {
  return html`
    <p part="status" role="status" dir="auto">${strings.askDrop}</p>
    <span class="actions">
      <button part="button" class="primary keep" @click=${onKeep}>${strings.keep}</button>
      <button part="button drop-button" @click=${onDrop}>${strings.drop}</button>
    </span>
  `;
}

/** Takes Escape for the answer that loses nothing. */
export function keptByEscape(onKeep: () => void): (event: KeyboardEvent) => void {
  return ({ key }) => {
    if (key === 'Escape') onKeep();
  };
}
