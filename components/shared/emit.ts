import type { DetailOf } from '../../src/base/events.js';

/**
 * Dispatches a typed event on `host`. It neither bubbles nor leaves a shadow tree, so that an element never
 * speaks in another's name. Says whether the event was let pass; only cancelable ones can be refused.
 */
export function emit<Name extends keyof HTMLElementEventMap>(
  host: HTMLElement,
  name: Name,
  detail: DetailOf<HTMLElementEventMap[Name]>,
  options: { readonly cancelable?: boolean } = {},
): boolean {
  return host.dispatchEvent(new CustomEvent(name, { detail, ...options }));
}
