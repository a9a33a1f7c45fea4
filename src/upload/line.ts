/** What the surroundings know of the line. A hint: it names and shortens waits, and never forbids a try. */
export interface Line {
  /** Whether the device has no connection, as far as it knows. */
  readonly offline: boolean;
  /** Aborts when the next try may be worth making now; there is a new one for each time. */
  readonly wake: AbortSignal;
}

/** Watches the line until `signal` aborts. */
export type LineWatcher = (signal: AbortSignal) => Line;

/** A line of which nothing is known. */
export const unknownLine: Line = { offline: false, wake: new AbortController().signal };
