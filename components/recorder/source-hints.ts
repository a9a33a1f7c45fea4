import { html, nothing, type TemplateResult } from 'lit';
import { controlsOf } from '../../src/record/source-controls.js';
import type { LiveSource } from './live-source.js';
import type { SourceViewOptions } from './live-source-options.js';
import { absenceText } from './source-health.js';

/** What a person should know of the source, with a way out where there is one. */
export function sourceHints(
  live: LiveSource,
  { stream, strings, locale }: SourceViewOptions,
): TemplateResult {
  const { lost, absence } = live.health;
  const stands = stream && controlsOf(stream)?.composition?.whenHidden === 'stops';
  const replaceable = [...lost].filter((role) => live.canChange(role));

  return html`
    ${stands ? hint(strings.keepVisible) : nothing}
    ${absence ? hint(absenceText(absence, strings, locale)) : nothing}
    ${replaceable.map(
      (role) => html`
        <button part="button" class="offer" @click=${() => (live.settings = 'open')}>
          ${strings.chooseOther[role]}
        </button>
      `,
    )}
  `;
}

function hint(text: string): TemplateResult {
  return html`
    <span class="badge notice" part="warning" dir="auto">${text}</span>
  `;
}
