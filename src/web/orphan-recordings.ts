import { locksHeld } from './lock.js';
import type { RecordingStore, StoredRecording } from './recording-store.js';
import { within } from '../base/within.js';

/** Milliseconds that a recording nobody is at is kept. The service drops what it has of it by then, too. */
const lifetime = 7 * 24 * 3_600_000;

/** The lock that the page has which is at a recording. */
export function lockName(id: string): string {
  return `apivideo-recording:${id}`;
}

/** The recordings that no page is at, newest first. */
export async function orphans(store: RecordingStore): Promise<readonly StoredRecording[]> {
  const held = await locksHeld();
  const all = (await within(store.list())) ?? [];
  return all.filter(({ id }) => !held.has(lockName(id))).sort((a, b) => b.createdAt - a.createdAt);
}

/** Drops those of them that nothing has happened to for seven days; resolves with what they were. */
export async function dropExpired(store: RecordingStore): Promise<readonly StoredRecording[]> {
  const expired = (await orphans(store)).filter(({ updatedAt }) => updatedAt < Date.now() - lifetime);
  for (const { id } of expired) await within(store.remove(id));
  return expired;
}
