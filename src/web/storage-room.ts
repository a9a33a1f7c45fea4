import { within } from '../base/within.js';

/** Bytes that this site may still store, as the browser estimates it; `undefined` where it doesn't say. */
export async function storageRoom(): Promise<number | undefined> {
  const { storage } =
    (globalThis as { readonly navigator?: { readonly storage?: Partial<StorageManager> } }).navigator ?? {};
  const estimate = storage?.estimate && (await within(storage.estimate()));
  const { quota, usage } = estimate ?? {};
  return quota === undefined || usage === undefined ? undefined : Math.max(0, quota - usage);
}
