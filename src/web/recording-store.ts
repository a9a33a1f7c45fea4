import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { PartRecord } from '../upload/upload-record.js';
import { within } from '../base/within.js';

/** What a recording says of itself: enough to be offered again, and to be gone on with. No token. */
export interface StoredRecording {
  readonly id: string;
  /** Address of the API that it is sent to. */
  readonly host: string;
  /** Of the file that is sent. */
  readonly name: string;
  readonly mimeType: string;
  readonly videoId?: string | undefined;
  /** In milliseconds since the epoch. */
  readonly createdAt: number;
  /** When bytes came or arrived last, in milliseconds since the epoch. */
  readonly updatedAt: number;
  /** How much of it lies here, or has arrived. */
  readonly seconds: number;
  /** The same in bytes. */
  readonly totalBytes: number;
  readonly acceptedBytes: number;
}

/** Some of a recording's bytes, at their place among all of them. */
export interface StoredRow {
  readonly start: number;
  readonly bytes: ArrayBuffer;
}

/** Where recordings lie while they are on their way. Every call rejects if storage refuses. */
export interface RecordingStore {
  list(): Promise<readonly StoredRecording[]>;
  /** The recording's parts as far as they were planned, in their order. */
  parts(id: string): Promise<readonly PartRecord[]>;
  /** Adds rows that follow on those that are there, and `recording` as it is with them: both or neither. */
  write(recording: StoredRecording, rows: readonly StoredRow[]): Promise<void>;
  /** The rows that hold the bytes `[start, end)`, in their order; the first may begin before. */
  read(id: string, start: number, end: number): Promise<readonly StoredRow[]>;
  /** Notes a part down; if it has arrived, also the video, and rows that hold nothing else go: all or nothing. */
  note(id: string, part: PartRecord, videoId: string | undefined): Promise<void>;
  remove(id: string): Promise<void>;
}

interface Schema extends DBSchema {
  sessions: { key: string; value: StoredRecording };
  chunks: { key: [string, number]; value: StoredRow & { readonly id: string } };
  parts: { key: [string, number]; value: PartRecord & { readonly id: string } };
}

type Database = IDBPDatabase<Schema>;

let opening: Promise<Database | undefined> | undefined;

/** The browser's own storage, if there is one that lets itself be used, and locks to share it by. */
export async function openRecordings(): Promise<RecordingStore | undefined> {
  if (!globalThis.isSecureContext || !('indexedDB' in globalThis) || !('locks' in navigator))
    return undefined;
  return (await database()) && store;
}

function database(): Promise<Database | undefined> {
  opening ??= within(
    openDB<Schema>('apivideo-recordings', 1, {
      upgrade: (db) => {
        db.createObjectStore('sessions', { keyPath: 'id' });
        db.createObjectStore('chunks', { keyPath: ['id', 'start'] });
        db.createObjectStore('parts', { keyPath: ['id', 'number'] });
      },
      terminated: () => (opening = undefined),
    }),
  ).then((db) => {
    if (!db) opening = undefined; // what is refused now may be allowed later
    return db;
  });
  return opening;
}

async function usable(): Promise<Database> {
  const db = await database();
  if (db) return db;
  throw new DOMException('The storage is gone.', 'InvalidStateError');
}

/** What is written must outlast not only the page but the machine's power. */
const lasting = { durability: 'strict' } as const;

const store: RecordingStore = {
  list: async () => (await usable()).getAll('sessions'),

  parts: async (id) => (await usable()).getAll('parts', rangeOf(id, 0, Infinity)),

  write: async (recording, rows) => {
    const transaction = (await usable()).transaction(['sessions', 'chunks'], 'readwrite', lasting);
    const { id } = recording;
    const sessions = transaction.objectStore('sessions');
    const chunks = transaction.objectStore('chunks');
    const left = await sessions.get(id);
    // What was written before is gone: somebody has cleared the site's data.
    if (!left && rows[0]?.start !== 0) {
      transaction.abort();
      return transaction.done;
    }
    const { videoId, acceptedBytes } = left ?? recording;
    await Promise.all([
      ...rows.map((row) => chunks.put({ ...row, id })),
      sessions.put({ ...recording, videoId, acceptedBytes }),
      transaction.done,
    ]);
  },

  read: async (id, start, end) => {
    const chunks = (await usable()).transaction('chunks').store;
    const first = await chunks.openKeyCursor(rangeOf(id, 0, start), 'prev');
    const from = first?.key[1] ?? start;
    return chunks.getAll(IDBKeyRange.bound([id, from], [id, end], false, true));
  },

  note: async (id, part, videoId) => {
    const transaction = (await usable()).transaction(['sessions', 'chunks', 'parts'], 'readwrite', lasting);
    const sessions = transaction.objectStore('sessions');
    const chunks = transaction.objectStore('chunks');
    const recording = await sessions.get(id);
    if (!recording) return transaction.done;

    const changes: Promise<unknown>[] = [transaction.objectStore('parts').put({ ...part, id })];
    if (part.accepted) {
      const { end: acceptedBytes } = part;
      // The row at the end holds what comes after, too.
      const last = await chunks.openKeyCursor(rangeOf(id, 0, acceptedBytes), 'prev');
      if (last) changes.push(chunks.delete(rangeOf(id, 0, last.key[1], true)));
      changes.push(sessions.put({ ...recording, videoId, acceptedBytes, updatedAt: Date.now() }));
    }
    await Promise.all([...changes, transaction.done]);
  },

  remove: async (id) => {
    const names = ['sessions', 'chunks', 'parts'] as const;
    const transaction = (await usable()).transaction(names, 'readwrite');
    await Promise.all([
      transaction.objectStore('sessions').delete(id),
      ...(['chunks', 'parts'] as const).map((name) =>
        transaction.objectStore(name).delete(rangeOf(id, 0, Infinity)),
      ),
      transaction.done,
    ]);
  },
};

/** Keys of one recording from one number to another, the latter left out if `open`. */
function rangeOf(id: string, from: number, to: number, open = false): IDBKeyRange {
  return IDBKeyRange.bound([id, from], [id, to], false, open);
}
