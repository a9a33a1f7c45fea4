import { within } from '../base/within.js';

/** Bytes that this site may still store, as the browser estimates it; `undefined` where it doesn't say. */
export async function storageRoom(): Promise<number | undefined> {
  const { storage } = (globalThis.navigator ?? {}) as Partial<Navigator>;
  const estimate = storage && 'estimate' in storage ? await within(storage.estimate()) : undefined;
  const { quota, usage } = estimate ?? {};
  return quota === undefined || usage === undefined ? undefined : Math.max(0, quota - usage);
}
