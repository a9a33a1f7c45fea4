import { css, type CSSResult } from 'lit';

/** Styles that come with a part that is loaded on demand; lit's `css` comes from the element, so that there is one. */
export type StylesOf = (tag: typeof css) => CSSResult;

const made = new Map<StylesOf, CSSResult>();

/** Adds styles to those of an element, once. Browsers without constructable style sheets go without. */
export function adoptStyles({ shadowRoot }: HTMLElement, stylesOf: StylesOf): void {
  const styles = made.get(stylesOf) ?? stylesOf(css);
  const { styleSheet } = styles;
  made.set(stylesOf, styles);
  if (!shadowRoot || !styleSheet || shadowRoot.adoptedStyleSheets.includes(styleSheet)) return;
  shadowRoot.adoptedStyleSheets = [...shadowRoot.adoptedStyleSheets, styleSheet];
}
