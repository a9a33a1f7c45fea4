import { leaf } from './leaf.js';

/** By these a person shows that an element may soon be used. */
const interest = ['pointerover', 'focusin', 'dragenter'];

/** Has `load` fetch what an element will need as soon as somebody turns to it. Should it fail, whoever needs it tries again. */
export function preloadOnInterest(host: HTMLElement, load: () => Promise<unknown>): void {
  const preload = (): void => void leaf(load);
  for (const sign of interest) host.addEventListener(sign, preload, { once: true });
}
