import type { ReactiveController, ReactiveControllerHost } from 'lit';

/**
 * The time an element is in the page, as a signal. A mere move within the page does not end it: whether the
 * element is really gone is known only after the move.
 */
export class Lifetime implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #onEnd: () => void;
  #controller = new AbortController();

  constructor(host: ReactiveControllerHost & HTMLElement, onEnd: () => void = () => undefined) {
    this.#host = host;
    this.#onEnd = onEnd;
    host.addController(this);
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  hostConnected(): void {
    if (this.signal.aborted) this.#controller = new AbortController();
  }

  hostDisconnected(): void {
    queueMicrotask(() => {
      if (this.#host.isConnected) return;
      this.#controller.abort();
      this.#onEnd();
    });
  }
}
