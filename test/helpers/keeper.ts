export interface Closable {
  close(): unknown;
}

/** Keeps what a test file has opened, also where it could not open all it wanted, and closes it at the end. */
export class Keeper {
  readonly #kept: Closable[] = [];

  keep<T extends Closable>(opened: T): T {
    this.#kept.push(opened);
    return opened;
  }

  /** The latest first. */
  async close(): Promise<void> {
    for (const opened of this.#kept.splice(0).reverse()) await opened.close();
  }
}
