import type { RecordingWarning } from './recording-warning.js';

/** The warnings that hold: each is told when it begins to, and when it no longer does. */
export class HeldWarnings {
  readonly #held = new Set<RecordingWarning>();
  readonly #tell: (name: 'warning' | 'warning-end', detail: { readonly code: RecordingWarning }) => void;

  constructor(tell: (name: 'warning' | 'warning-end', detail: { readonly code: RecordingWarning }) => void) {
    this.#tell = tell;
  }

  /** `code` holds from now on, or no longer does; that it goes on as it was is no news. */
  set(code: RecordingWarning, active: boolean): void {
    if (active === this.#held.has(code)) return;
    if (active) this.#held.add(code);
    else this.#held.delete(code);
    this.#tell(active ? 'warning' : 'warning-end', { code });
  }
}
