/** The `lang` that holds for an element: its own, or that of the nearest element around it, also outside shadow roots. */
export function nearestLang(element: Element): string | undefined {
  const lang = element.closest('[lang]')?.getAttribute('lang');
  if (lang !== null && lang !== undefined) return lang;
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? nearestLang(root.host) : undefined;
}

/** Calls `onChange` when a `lang` around the element changes, until `signal` aborts. */
export function watchLang(element: Element, onChange: () => void, signal: AbortSignal): void {
  const observer = new MutationObserver(onChange);
  let root = element.getRootNode();
  observe(root);
  while (root instanceof ShadowRoot) observe((root = root.host.getRootNode()));
  signal.addEventListener('abort', () => observer.disconnect());

  function observe(node: Node): void {
    observer.observe(node, { subtree: true, attributes: true, attributeFilter: ['lang'] });
  }
}
