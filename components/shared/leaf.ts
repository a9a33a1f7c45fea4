/**
 * Fetches a part of the library that is not always needed: `leaf(() => import('./rarely-used.js'))`. `undefined` if it
 * can't be had, as on a page whose policy doesn't allow it; what it would have added is then absent, and the rest works.
 */
export async function leaf<Module>(load: (() => Promise<Module>) | undefined): Promise<Module | undefined> {
  try {
    return await load?.();
  } catch {
    return undefined;
  }
}
