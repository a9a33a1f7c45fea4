import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { JournalClaim, JournalEntry, ResumeJournal } from '../upload/journal.js';
import { patienceWithBusy, within } from '../base/within.js';
import { journalName } from './journal-name.js';
import { holdLock, locksHeld } from './lock.js';

interface Schema extends DBSchema {
  uploads: { key: string; value: JournalEntry };
}

/** The service drops what was not completed within seven days; a day is left to get through. */
const lifetime = 6 * 24 * 3_600_000;
/** Entries that are kept at the most; the oldest give way. */
const most = 50;

let opening: Promise<IDBPDatabase<Schema> | undefined> | undefined;

/** The browser's own storage, if it lets itself be used: private windows and full disks don't. */
function database(): Promise<IDBPDatabase<Schema> | undefined> {
  if (opening) return opening;
  const asked = openDatabase();
  opening = within(asked);
  // What opens too late for one upload serves the next.
  asked.then(() => (opening = asked)).catch(() => undefined);
  return opening;
}

/** Async, as some browsers refuse at once. */
async function openDatabase(): Promise<IDBPDatabase<Schema>> {
  return openDB<Schema>(journalName, 1, {
    upgrade: (db) => void db.createObjectStore('uploads', { keyPath: 'key' }),
    terminated: () => (opening = undefined),
  });
}

/** All that is not too old, newest first; what is too old, or too much, goes. */
async function entries(db: IDBPDatabase<Schema>): Promise<readonly JournalEntry[]> {
  const all = (await db.getAll('uploads')).sort((a, b) => b.updatedAt - a.updatedAt);
  const kept = all.slice(0, most).filter(({ updatedAt }) => updatedAt > Date.now() - lifetime);
  await Promise.all(all.filter((entry) => !kept.includes(entry)).map(({ key }) => db.delete('uploads', key)));
  return kept;
}

/** Uploads in the browser's storage, one tab at each. Without a secure context, or storage, it keeps nothing. */
export const webJournal: ResumeJournal = {
  async claim(key: string): Promise<JournalClaim | undefined> {
    const db = isSecureContext ? await database() : undefined;
    const unlock = db && (await holdLock(lockName(key)));
    if (!db || !unlock) return undefined;

    const kept = await within(entries(db), patienceWithBusy);
    return {
      entry: kept?.find((entry) => entry.key === key),
      save: async (entry) => {
        // Not every handle can be kept; the rest of the entry can.
        await db.put('uploads', entry).catch(() => db.put('uploads', { ...entry, handle: undefined }));
      },
      release: async ({ forget } = { forget: false }) => {
        if (forget) await within(db.delete('uploads', key));
        unlock();
      },
    };
  },
};

/** The uploads to `host` that nobody is at, newest first. */
export async function unfinishedUploads(host: string): Promise<readonly JournalEntry[]> {
  const db = await database();
  const kept = (db && (await within(entries(db), patienceWithBusy))) ?? [];
  const held = await within(locksHeld());
  return kept.filter((entry) => entry.host === host && !held?.has(lockName(entry.key)));
}

export async function forgetUpload(key: string): Promise<void> {
  const db = await database();
  if (db) await within(db.delete('uploads', key));
}

function lockName(key: string): string {
  return `apivideo-upload:${key}`;
}
