/** What a merge patch may say of `T`: `null` unsets, absent keeps. */
export type PatchOf<T> = { readonly [Name in keyof T]?: T[Name] | null };

/** `value` with `patch` laid over it: lists are replaced whole, and `null` leaves the attribute `undefined`. */
export function mergePatch<T extends object>(value: T, patch: PatchOf<T>): T {
  const changes = Object.entries(patch)
    .filter(([, change]) => change !== undefined)
    .map(([name, change]) => [name, change ?? undefined]);

  // Rules let `null` pass only where the attribute may be undefined.
  return { ...value, ...(Object.fromEntries(changes) as Partial<T>) };
}
