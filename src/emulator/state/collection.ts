/** Entities of one kind, by id. What is read is what was put: treat it as frozen, and put a changed copy. */
export interface Collection<T> {
  readonly size: number;
  get(id: string): T | undefined;
  /** In the order of their first `put`. */
  list(): readonly T[];
  put(id: string, value: T): void;
  /** An unknown id is no mistake. */
  delete(id: string): void;
  clear(): void;
}

/** Hears of every change. `order` grows with each new id, and stays with it. */
export interface Journal<T> {
  put(id: string, value: T, order: number): void;
  delete(id: string): void;
}

/** What a collection held when it was last open. */
export interface Entry<T> {
  readonly id: string;
  readonly value: T;
  readonly order: number;
}

/** A collection in memory, that begins with `entries` in their order and tells `journal` what changes. */
export function createCollection<T>(
  journal?: Journal<T>,
  entries: readonly Entry<T>[] = [],
  nextOrder: () => number = () => 0,
): Collection<T> {
  const held = new Map(entries.map((entry) => [entry.id, entry]));

  const remove = (id: string) => {
    if (held.delete(id)) journal?.delete(id);
  };

  return {
    get size() {
      return held.size;
    },
    get: (id) => held.get(id)?.value,
    list: () => Array.from(held.values(), ({ value }) => value),
    put(id, value) {
      const order = held.get(id)?.order ?? nextOrder();
      held.set(id, { id, value, order });
      journal?.put(id, value, order);
    },
    delete: remove,
    clear: () => [...held.keys()].forEach(remove),
  };
}
