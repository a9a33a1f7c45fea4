/** What a form control is at, as far as its validity goes. */
export interface FormStanding {
  /** What the page has set by `setCustomValidity()`; empty for nothing. */
  readonly custom: string;
  /** Why the value is still to come, if it is; such as "still uploading". */
  readonly pending: string | undefined;
  readonly required: boolean;
  readonly empty: boolean;
  /** What to say where a value is required and there is none. */
  readonly missing: string;
}

/** What `ElementInternals.setValidity` takes. */
export interface FormValidity {
  readonly flags: ValidityStateFlags;
  /** Empty where nothing is wrong. */
  readonly message: string;
}

/** The page's own objection comes first, then the upload that is under way, then the missing value. */
export function validityOf({ custom, pending, required, empty, missing }: FormStanding): FormValidity {
  const objection = custom || pending;
  if (objection) return { flags: { customError: true }, message: objection };
  if (required && empty) return { flags: { valueMissing: true }, message: missing };
  return { flags: {}, message: '' };
}

/** What a form sends: nothing, one id under the control's own name, or an entry for each of several. */
export function formValueOf(name: string, ids: readonly string[]): string | FormData | null {
  const [first, second] = ids;
  if (first === undefined) return null;
  if (second === undefined) return first;

  const entries = new FormData();
  if (name !== '') for (const id of ids) entries.append(name, id);
  return entries;
}

/** The ids as the text that a browser keeps over a reload. Ids hold no spaces. */
export function formStateOf(ids: readonly string[]): string {
  return ids.join(' ');
}

/** The ids of a text that `formStateOf` has made. What else a browser may hand back is of no use. */
export function idsOfState(state: unknown): readonly string[] {
  return typeof state === 'string' ? state.split(' ').filter((id) => id !== '') : [];
}
