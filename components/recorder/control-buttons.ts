import { html, nothing, type TemplateResult } from 'lit';

export interface MainButton {
  readonly label: string;
  readonly keys?: string;
  readonly recording?: boolean;
  readonly disabled: boolean;
  /** Why it can't be pressed yet, if it can't. It keeps the focus, so that a keyboard finds it when it can. */
  readonly short?: string | undefined;
  readonly onClick: () => void;
}

/** One round button in the middle, and what goes with it at its sides. */
export interface Controls {
  readonly main: MainButton;
  readonly before?: TemplateResult | undefined;
  readonly after?: TemplateResult | undefined;
}

export function controlRow({ main, before, after }: Controls): TemplateResult {
  return html`
    <div part="controls" class="controls">
      <span class="side">${before ?? nothing}</span>
      ${mainButton(main)}
      <span class="side">${after ?? nothing}</span>
    </div>
  `;
}

function mainButton({
  label,
  keys,
  recording = false,
  disabled,
  short,
  onClick,
}: MainButton): TemplateResult {
  return html`
    <button
      part="button record-button"
      class="record ${recording ? 'stop' : ''}"
      aria-label=${label}
      aria-keyshortcuts=${keys ?? nothing}
      title=${short ?? titled(label, keys)}
      aria-disabled=${short ? 'true' : 'false'}
      ?disabled=${disabled}
      @click=${onClick}
    >
      <span></span>
    </button>
  `;
}

export function sideButton(
  icon: TemplateResult,
  label: string,
  onClick: () => void,
  keys?: string,
): TemplateResult {
  return html`
    <button
      part="button"
      class="round"
      aria-label=${label}
      aria-keyshortcuts=${keys ?? nothing}
      title=${titled(label, keys)}
      @click=${onClick}
    >
      ${icon}
    </button>
  `;
}

/** What a button is called, and the first of the keys that do the same. */
function titled(label: string, keys: string | undefined): string {
  return keys ? `${label} (${keys.split(' ')[0]})` : label;
}
