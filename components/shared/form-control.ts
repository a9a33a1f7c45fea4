import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { FormMembers } from './form-members.js';
import { formStateOf, formValueOf, idsOfState, validityOf } from './form-value.js';
import { mainButton } from './keep-focus.js';
import { present } from './present.js';

type Host = ReactiveControllerHost & HTMLElement & Pick<FormMembers, 'name' | 'required'>;

export interface FormControlOptions {
  /** The element's own internals: an element has them once. */
  readonly internals: ElementInternals;
  /** The videos that have arrived, as ids. */
  readonly ids: () => readonly string[];
  /** Why the value is still to come, in words for the person; `undefined` while nothing is under way. */
  readonly pending: () => string | undefined;
  /** What to say where a value is required and there is none. */
  readonly missing: () => string;
  /** The form was reset: back to where the element began. */
  readonly onReset: () => void;
}

/** Events after which the value may be another. The form knows it before the page hears of them. */
const settling = ['upload-success', 'upload-error', 'upload-cancel', 'file-remove'] as const;

/**
 * Makes its host a control of the form around it: the host's videos are its value. What a page sees of it are the
 * members that `defineFormMembers` gives to the host's class.
 */
export class FormControl implements ReactiveController {
  readonly #host: Host;
  readonly #options: FormControlOptions;
  #custom = '';
  /** What the browser has brought back after a reload; it stands until the element has a video of its own. */
  #restored: readonly string[] = [];

  constructor(host: Host, options: FormControlOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
    // On itself, and so for as long as there is an element.
    host.addEventListener('click', (event) => this.#onClick(event));
    for (const name of settling) host.addEventListener(name, () => this.sync(), { capture: true });
  }

  get internals(): ElementInternals {
    return this.#options.internals;
  }

  /** The ids that the form sends. */
  get ids(): readonly string[] {
    const own = this.#options.ids();
    return own.length > 0 || this.#options.pending() ? own : this.#restored;
  }

  /** Whether the host, or a `<fieldset>` around it, is disabled. */
  get disabled(): boolean {
    return this.#host.matches(':disabled');
  }

  /** What the person is asked for, in the words of the labels around; `undefined` where there are none. */
  get label(): string | undefined {
    const words = Array.from(this.internals.labels, ({ textContent }) => textContent?.trim() ?? '');
    return present(words.join(' ').trim());
  }

  hostConnected(): void {
    this.sync();
  }

  hostUpdated(): void {
    this.sync();
  }

  setCustomValidity(message: string): void {
    this.#custom = message;
    this.sync();
  }

  reset(): void {
    this.#restored = [];
    this.#options.onReset();
    this.#host.requestUpdate();
    this.sync();
  }

  restore(state: unknown): void {
    this.#restored = idsOfState(state);
    this.#host.requestUpdate();
    this.sync();
  }

  /** Tells the form what the element is at. It happens by itself with every update of the host. */
  sync(): void {
    const { ids, internals } = this;
    const { name, required, shadowRoot } = this.#host;
    const { flags, message } = validityOf({
      custom: this.#custom,
      pending: this.#options.pending(),
      required,
      empty: ids.length === 0,
      missing: this.#options.missing(),
    });

    internals.setFormValue(formValueOf(name, ids), formStateOf(ids));
    // The browser's bubble points to the anchor, and focuses it.
    internals.setValidity(flags, message, mainButton(shadowRoot));
  }

  /** A click on a label comes as a click on the host itself. */
  #onClick(event: MouseEvent): void {
    if (event.composedPath()[0] !== this.#host || this.#host.shadowRoot?.activeElement) return;
    this.#host.focus();
  }
}
