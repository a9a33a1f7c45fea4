import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Hands the focus on within the list of files: when a button goes, to its row; when a row goes, to the next. */
export class KeepRow implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  #index = -1;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  hostUpdate(): void {
    const focused = this.#host.shadowRoot?.activeElement?.closest('li');
    this.#index = focused ? this.#rows.indexOf(focused) : -1;
  }

  hostUpdated(): void {
    // To look for the rows takes the longer the more there are, and mostly there is nothing to hand on.
    const rows = this.#index < 0 ? [] : this.#rows;
    const row = rows[Math.min(this.#index, rows.length - 1)];
    if (!row || this.#host.shadowRoot?.activeElement) return;
    const buttons = row.querySelectorAll<HTMLElement>('button');
    (row.querySelector<HTMLElement>('.primary') ?? buttons[buttons.length - 1])?.focus();
  }

  get #rows(): readonly HTMLLIElement[] {
    return Array.from(this.#host.shadowRoot?.querySelectorAll('li') ?? []);
  }
}
