/** What forms have been given, in the order in which they were made: `videoId=vi1`, `file holiday.mp4 1000`. */
export interface FormWatch {
  readonly forms: () => readonly (readonly string[])[];
  /** The media types that files were given with. */
  readonly types: () => readonly string[];
  readonly stop: () => void;
}

/** Listens in on all forms of the page: no browser shows what is in a form that it sends. */
export function watchForms(): FormWatch {
  const seen = new Map<FormData, string[]>();
  const types: string[] = [];
  // eslint-disable-next-line @typescript-eslint/unbound-method -- called with the form it was called on
  const { append } = FormData.prototype;

  FormData.prototype.append = function (
    this: FormData,
    name: string,
    value: string | Blob,
    fileName?: string,
  ) {
    const field =
      typeof value === 'string' ? `${name}=${value}` : `${name} ${String(fileName)} ${value.size}`;
    if (typeof value !== 'string') types.push(value.type);
    seen.set(this, [...(seen.get(this) ?? []), field]);
    Reflect.apply(append, this, fileName === undefined ? [name, value] : [name, value, fileName]);
  };

  return {
    forms: () => [...seen.values()],
    types: () => types,
    stop: () => {
      FormData.prototype.append = append;
    },
  };
}
