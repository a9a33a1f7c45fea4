import { createCollection, type Collection } from './collection.js';

/** Where all entities live. */
export interface Database {
  /** The collection of that name, which only ever holds `T`. Ask once: each call makes a view of its own. */
  collection<T>(name: string): Collection<T>;
  /** Resolves once every change made so far would survive the end of the process, rejects if one cannot. */
  saved(): Promise<void>;
  /** Resolves when nothing is being written any more. */
  close(): Promise<void>;
}

/** A database that ends with the process. */
export function createMemoryDatabase(): Database {
  return {
    collection: () => createCollection(),
    saved: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
}
