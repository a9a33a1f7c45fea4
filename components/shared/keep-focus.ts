import type { ReactiveController, ReactiveControllerHost } from 'lit';

type Host = ReactiveControllerHost & HTMLElement;

/** Moves the focus to the first button when the focused one has gone with an update, so that no keyboard gets lost. */
export class KeepFocus implements ReactiveController {
  readonly #host: Host;
  #focused: Element | null = null;

  constructor(host: Host) {
    this.#host = host;
    host.addController(this);
  }

  hostUpdate(): void {
    this.#focused = this.#host.shadowRoot?.activeElement ?? null;
  }

  hostUpdated(): void {
    const root = this.#host.shadowRoot;
    if (!this.#focused || !root || root.activeElement) return;
    root.querySelector<HTMLElement>('button:not(:disabled)')?.focus();
  }
}
