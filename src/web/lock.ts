/** Takes a lock that one page at a time may have; resolves with what lets it go, or `undefined` if it is taken. */
export function holdLock(name: string): Promise<(() => void) | undefined> {
  return new Promise((resolve) => {
    // Where pages can't be told apart, each is on its own.
    if (!('locks' in navigator)) {
      resolve(() => undefined);
      return;
    }
    navigator.locks
      .request(name, { ifAvailable: true }, (lock) => {
        if (lock) return new Promise<void>((unlock) => resolve(unlock));
        resolve(undefined);
        return undefined;
      })
      .catch(() => resolve(undefined));
  });
}

/** The names of the locks that any page of this site has. */
export async function locksHeld(): Promise<ReadonlySet<string>> {
  if (!('locks' in navigator)) return new Set();
  const { held = [] } = await navigator.locks.query();
  return new Set(held.map(({ name = '' }) => name));
}
