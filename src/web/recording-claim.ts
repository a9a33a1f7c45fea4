import { holdLock } from './lock.js';
import { lockName } from './orphan-recordings.js';
import { openRecordings, type RecordingStore } from './recording-store.js';

/** The sole hold on one recording in the browser's storage. It ends with the page at the latest. */
export interface RecordingClaim {
  readonly store: RecordingStore;
  release(): void;
}

/** `undefined` where nothing can be stored, or another page is at this recording. Never rejects. */
export async function claimRecording(id: string): Promise<RecordingClaim | undefined> {
  const store = await openRecordings();
  const release = store && (await holdLock(lockName(id)));
  return store && release && { store, release };
}
