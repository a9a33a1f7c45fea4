import { abortable } from './abort.js';

/** Wakes whoever waits for something to change. */
export class Signpost {
  #changed: () => void = () => undefined;

  /** Something has changed: those who wait look again. */
  tell(): void {
    this.#changed();
  }

  /** Resolves at the next change; rejects with code `aborted` if `signal` aborts first. One may wait at a time. */
  next(signal: AbortSignal): Promise<void> {
    return abortable(new Promise<void>((resolve) => (this.#changed = resolve)), signal);
  }
}
