import type { CSSResult } from 'lit';

/** Adds styles that come with a part that is loaded on demand to those of an element, once. */
export function adoptStyles({ shadowRoot }: HTMLElement, { styleSheet }: CSSResult): void {
  if (!shadowRoot || !styleSheet || shadowRoot.adoptedStyleSheets.includes(styleSheet)) return;
  shadowRoot.adoptedStyleSheets = [...shadowRoot.adoptedStyleSheets, styleSheet];
}
