/** The value, if it is one: frameworks and removed attributes set `null`, and an empty attribute says nothing. */
export function present<T>(value: T | null | undefined): Exclude<T, ''> | undefined {
  return value === null || value === undefined || value === '' ? undefined : (value as Exclude<T, ''>);
}
