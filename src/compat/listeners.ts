import { refusal } from './video-upload-error.js';

/** Who is to be told; `undefined` where a page hands on that there is nobody. Refuses what can't be called. */
export function listenerOf<Listener>(listener: Listener | null | undefined): Listener | undefined {
  if (typeof listener === 'function') return listener;
  if (listener === undefined || listener === null) return undefined;
  throw refusal('invalid-option', 'A listener must be a function.');
}

/**
 * Those who want to be told something. What one of them throws surfaces like the exception of any event's listener, and
 * keeps nobody else from hearing.
 */
export class Listeners<Detail> {
  readonly #target = new EventTarget();
  #count = 0;

  /** Whether anybody listens. */
  get any(): boolean {
    return this.#count > 0;
  }

  add(given: ((detail: Detail) => void) | null | undefined): void {
    const listener = listenerOf(given);
    if (!listener) return;
    this.#count++;
    this.#target.addEventListener('tell', (event) => listener((event as CustomEvent<Detail>).detail));
  }

  tell(detail: Detail): void {
    this.#target.dispatchEvent(new CustomEvent('tell', { detail }));
  }
}
