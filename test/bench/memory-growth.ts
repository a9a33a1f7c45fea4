import { memoryOfGroup } from '../helpers/process-memory.js';

/** How much memory a browser's processes have gained since it was last asked to begin, at the most. */
export class MemoryGrowth {
  readonly #group: number;
  #base: ReadonlyMap<string, number> = new Map();
  #most = new Map<string, number>();

  constructor(group: number) {
    this.#group = group;
  }

  begin(): void {
    this.#base = memoryOfGroup(this.#group);
  }

  look(): void {
    const gains = Array.from(
      memoryOfGroup(this.#group),
      ([type, bytes]) => [type, bytes - (this.#base.get(type) ?? 0)] as const,
    );
    const all = gains.reduce((sum, [, bytes]) => sum + bytes, 0);
    for (const [type, bytes] of [...gains, ['together', all] as const]) {
      this.#most.set(type, Math.max(this.#most.get(type) ?? 0, bytes));
    }
  }

  /** Reports, and begins to look for the most anew. */
  take(): ReadonlyMap<string, number> {
    const most = this.#most;
    this.#most = new Map();
    return most;
  }
}
