/** Registers an element once, so that two copies of the library can share a page. Without a DOM, does nothing. */
export function define(tag: string, element: CustomElementConstructor): void {
  if (typeof customElements === 'undefined' || customElements.get(tag)) return;
  customElements.define(tag, element);
}
