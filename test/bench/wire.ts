/** A stretch of a line that carries one thing after the other, at a fixed speed. Times in milliseconds. */
export class Wire {
  readonly #bytesPerSecond: number;
  #freeAt = 0;

  /** Without a speed it carries everything at once. */
  constructor(bytesPerSecond = Infinity) {
    this.#bytesPerSecond = bytesPerSecond;
  }

  /** Lets `bytes` follow what was booked before; says when the last of them has left. Time unused is lost. */
  book(bytes: number, now: number): number {
    this.#freeAt = Math.max(this.#freeAt, now) + (bytes / this.#bytesPerSecond) * 1000;
    return this.#freeAt;
  }

  /** Lets nothing pass for a while. */
  stall(milliseconds: number, now: number): void {
    this.#freeAt = Math.max(this.#freeAt, now) + milliseconds;
  }
}

/** Books `bytes` on several wires at once: they have left when the slowest lets them go. */
export function bookAll(wires: readonly Wire[], bytes: number, now: number): number {
  return Math.max(...wires.map((wire) => wire.book(bytes, now)));
}

/**
 * How far a line is booked ahead, in milliseconds. The more, the less a late timer costs; the less, the sooner
 * a small request gets its turn among large ones.
 */
export const readAhead = 60;

/** Milliseconds until more may be read from whoever sent what leaves at `leavesAt`. */
export function holdFor(leavesAt: number, now: number): number {
  return Math.max(0, leavesAt - now - readAhead);
}
