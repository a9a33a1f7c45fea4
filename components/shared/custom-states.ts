/** Makes `:state(name)` match for the one name given, if any, and for none of the others that were set before. */
export class CustomState {
  readonly #internals: ElementInternals;
  #name: string | undefined;

  constructor(internals: ElementInternals) {
    this.#internals = internals;
  }

  set(name: string | undefined): void {
    if (name === this.#name) return;
    // Browsers before 2024 accept only names with dashes here; the element works there without the states.
    const states = this.#internals.states as CustomStateSet | undefined;
    try {
      if (this.#name !== undefined) states?.delete(this.#name);
      if (name !== undefined) states?.add(name);
    } catch (error) {
      if (!(error instanceof DOMException)) throw error;
    }
    this.#name = name;
  }
}
