import Nedb from '@seald-io/nedb';
import { createCollection, type Entry, type Journal } from './collection.js';
import type { Database } from './database.js';

/** A row of the file. The entity is text, so that no name in it can clash with the library's own. */
interface Row {
  readonly _id: string;
  readonly order: number;
  readonly json: string;
}

/**
 * Opens the database in the file `filename`, which is made if there is none. Every change is appended to it, so that
 * a process that is killed loses at most what `saved()` had not yet promised.
 */
export async function openFileDatabase(filename: string): Promise<Database> {
  // A process that was killed leaves half a line at the end, which may be a large share of a small file.
  const store = new Nedb<Row>({ filename, corruptAlertThreshold: 1 });
  await store.loadDatabaseAsync();

  const rows = store.getAllData().sort((a, b) => a.order - b.order);
  let order = rows.at(-1)?.order ?? 0;
  let writing: Promise<unknown> = Promise.resolve();

  const write = (task: Promise<unknown>) => {
    writing = Promise.all([writing, task]);
    // Whoever asks for `saved()` hears of a failure; nobody asking must not end the process.
    writing.catch(() => undefined);
  };

  return {
    collection<T>(name: string) {
      const prefix = `${name}:`;
      const entries = rows
        .filter(({ _id }) => _id.startsWith(prefix))
        .map((row): Entry<T> => ({
          id: row._id.slice(prefix.length),
          // The journal below wrote it, and a collection of this name holds nothing else.
          value: JSON.parse(row.json) as T,
          order: row.order,
        }));
      const journal: Journal<T> = {
        put(id, value, rank) {
          const row = { _id: prefix + id, order: rank, json: JSON.stringify(value) };
          write(store.updateAsync({ _id: row._id }, row, { upsert: true }));
        },
        delete: (id) => write(store.removeAsync({ _id: prefix + id }, {})),
      };
      return createCollection<T>(journal, entries, () => ++order);
    },
    async saved() {
      await writing;
    },
    async close() {
      await writing.catch(() => undefined);
    },
  };
}
