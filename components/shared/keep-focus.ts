import type { ReactiveController, ReactiveControllerHost } from 'lit';

type Host = ReactiveControllerHost & HTMLElement;

/** Where the focus goes: to the main button, else to the first. */
const heirs = ['.primary:not(:disabled), .record:not(:disabled)', 'button:not(:disabled)'];

/** Focuses an element's main button; says whether there was one. */
export function focusMain(root: ShadowRoot | null, options?: FocusOptions): boolean {
  const buttons = heirs.flatMap((selector) =>
    Array.from(root?.querySelectorAll<HTMLElement>(selector) ?? []),
  );
  buttons[0]?.focus(options);
  return buttons.length > 0;
}

/**
 * Hands the focus on when the focused button goes with an update, so that no keyboard gets lost. While there
 * is no other button it waits for one, unless the person has gone elsewhere.
 */
export class KeepFocus implements ReactiveController {
  readonly #host: Host;
  #lost: Element | null = null;

  constructor(host: Host) {
    this.#host = host;
    host.addController(this);
  }

  hostUpdate(): void {
    this.#lost = this.#host.shadowRoot?.activeElement ?? this.#lost;
  }

  hostUpdated(): void {
    const root = this.#host.shadowRoot;
    if (!this.#lost || !root) return;
    if (root.activeElement || document.activeElement !== document.body) {
      this.#lost = null;
      return;
    }
    if (focusMain(root)) this.#lost = null;
  }
}
