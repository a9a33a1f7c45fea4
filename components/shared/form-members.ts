import type { ReactiveControllerHost } from 'lit';
import type { FormControl } from './form-control.js';
import { defineMembers } from './define-members.js';
import { present } from './present.js';
import { declare } from './properties.js';

/** What a page sees of a form control: the members that every native one has. */
export interface FormMembers {
  /** Name under which a form sends the value. */
  name: string;
  /** A form is not sent without a value. */
  required: boolean;
  /** Nothing can be begun; what is under way goes on. A disabled `<fieldset>` around does the same. */
  disabled: boolean;
  /** The form around, or the one that the attribute `form` names. */
  readonly form: HTMLFormElement | null;
  /** The `<label>`s that name it. */
  readonly labels: NodeList;
  /** Whether the value is valid, and what is wrong with it if not. */
  readonly validity: ValidityState;
  /** Why the value is not valid, in words for the person; empty if it is. */
  readonly validationMessage: string;
  /** False while disabled. */
  readonly willValidate: boolean;
  /** Says whether the value is valid, and fires `invalid` if not. */
  checkValidity(): boolean;
  /** As `checkValidity()`, and shows the person what is wrong. */
  reportValidity(): boolean;
  /** Sets an objection of the page's own; an empty one takes it back. */
  setCustomValidity(message: string): void;
}

/** What the browser calls. */
interface FormCallbacks {
  formDisabledCallback(): void;
  formResetCallback(): void;
  formStateRestoreCallback(state: unknown): void;
}

/** The attributes among the members, for `static properties`. */
export const formProperties = /* @__PURE__ */ declare({ name: String, required: Boolean, disabled: Boolean });

// `name`, `required` and `disabled` live in the attributes, where the browser looks for them at any time. lit calls the
// setters when an attribute changes, but by then sees nothing new in it, and so updates nothing.
const membersBy = <Host extends HTMLElement & ReactiveControllerHost>(
  controlOf: (host: Host) => FormControl,
): FormMembers & FormCallbacks & ThisType<Host> => ({
  get name() {
    return this.getAttribute('name') ?? '';
  },
  set name(name) {
    const given = present(name); // a removed attribute comes as null
    if (given === undefined) this.removeAttribute('name');
    else this.setAttribute('name', given);
    controlOf(this).sync();
  },
  get required() {
    return this.hasAttribute('required');
  },
  set required(required) {
    this.toggleAttribute('required', required);
    controlOf(this).sync();
  },
  get disabled() {
    return this.hasAttribute('disabled');
  },
  set disabled(disabled) {
    this.toggleAttribute('disabled', disabled);
  },
  get form() {
    return controlOf(this).internals.form;
  },
  get labels() {
    return controlOf(this).internals.labels;
  },
  get validity() {
    return controlOf(this).internals.validity;
  },
  get validationMessage() {
    return controlOf(this).internals.validationMessage;
  },
  get willValidate() {
    return controlOf(this).internals.willValidate;
  },
  checkValidity() {
    return controlOf(this).internals.checkValidity();
  },
  reportValidity() {
    return controlOf(this).internals.reportValidity();
  },
  setCustomValidity(message) {
    controlOf(this).setCustomValidity(message);
  },
  formDisabledCallback() {
    this.requestUpdate();
  },
  formResetCallback() {
    controlOf(this).reset();
  },
  formStateRestoreCallback(state) {
    controlOf(this).restore(state);
  },
});

/**
 * Gives an element's class the members of a form control, which would else be written out in each. The work is done
 * by the `FormControl` that each instance makes in its constructor.
 *
 *     static readonly formAssociated = true;
 *     static override properties = { ...formProperties };
 *     static {
 *       defineFormMembers(this.prototype, (host) => host.#form);
 *     }
 *     readonly #form = new FormControl(this, …);
 */
export function defineFormMembers<Host extends HTMLElement & ReactiveControllerHost>(
  prototype: Host,
  controlOf: (host: Host) => FormControl,
): void {
  defineMembers(prototype, membersBy(controlOf));
}
