/** Work that goes on after the answer it began with. */
export class Background {
  readonly #ending = new AbortController();
  readonly #tasks = new Set<Promise<void>>();

  /** Begins `task`, whose signal aborts when the emulator closes. What it rejects with concerns nobody. */
  run(task: (signal: AbortSignal) => Promise<void>): void {
    const running = task(this.#ending.signal)
      .catch(() => undefined)
      .finally(() => this.#tasks.delete(running));
    this.#tasks.add(running);
  }

  /** Resolves when nothing goes on any more. */
  async close(): Promise<void> {
    this.#ending.abort();
    await Promise.all(this.#tasks);
  }
}
