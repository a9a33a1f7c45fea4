import { leaf } from './leaf.js';

/** By these a person shows that an element may soon be used. */
const interest = ['pointerover', 'focusin', 'dragenter'];

/**
 * Has `load` fetch what an element will need as soon as somebody turns to it. Not while the device is offline: some
 * browsers don't ask again for a module that could not be had.
 */
export function preloadOnInterest(host: HTMLElement, load: () => Promise<unknown>): void {
  const begun = new AbortController();
  const preload = (): void => {
    if (!navigator.onLine) return;
    begun.abort();
    void leaf(load); // whoever needs it tries again
  };
  for (const sign of interest) host.addEventListener(sign, preload, { signal: begun.signal });
}
