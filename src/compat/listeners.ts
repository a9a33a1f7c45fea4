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

  add(listener: (detail: Detail) => void): void {
    this.#count++;
    this.#target.addEventListener('tell', (event) => listener((event as CustomEvent<Detail>).detail));
  }

  tell(detail: Detail): void {
    this.#target.dispatchEvent(new CustomEvent('tell', { detail }));
  }
}
