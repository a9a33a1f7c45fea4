import { waitUntil } from '@open-wc/testing';

/** Waits until it holds, for as long as a busy machine may take. */
export function eventually(holds: () => unknown, message?: string): Promise<void> {
  return waitUntil(holds, message, { timeout: 30_000 });
}
