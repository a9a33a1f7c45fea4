import type { ReactiveController, ReactiveControllerHost } from 'lit';

type Host = ReactiveControllerHost & HTMLElement;

/** Where the focus goes: to the main button, else to the first. */
const heirs = ['.primary:not(:disabled), .record:not(:disabled)', 'button:not(:disabled)'];

/** An element's main button, if it has any that can be pressed. */
export function mainButton(root: ShadowRoot | null): HTMLElement | undefined {
  return heirs.map((selector) => root?.querySelector<HTMLElement>(selector)).find(Boolean) ?? undefined;
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
    const heir = mainButton(root);
    heir?.focus();
    if (heir) this.#lost = null;
  }
}

/** Focuses what the update that is under way brings. */
export async function focusLater(host: Host, selector: string): Promise<void> {
  await host.updateComplete;
  host.shadowRoot?.querySelector<HTMLElement>(selector)?.focus();
}

/** Focuses an element's main button. */
export function focusMain(root: ShadowRoot | null, options?: FocusOptions): void {
  mainButton(root)?.focus(options);
}
