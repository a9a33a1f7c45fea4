import { nap, throwIfAborted } from '../base/abort.js';
import { Limiter, toldNews, type Entry, type RateClass } from './limiter.js';

/** Requests that leave before the first answer has told of a limit: fewer than the service's least one. */
const scouts = 20;

/** How long a request waits for the scouts' answers before it looks again, in milliseconds. */
const patience = 60_000;

/**
 * Keeps back the requests of one class until they may leave. Without a word of the service there is no limit;
 * until its first word is heard, only a few leave at once.
 */
export class ClassGate {
  readonly #limiter = new Limiter(Infinity);
  /** Aborted, and replaced, whenever a scout is back. */
  #news = new AbortController();
  #scouts: { readonly underWay: number } | 'back' = { underWay: 0 };

  async enter(entry: Entry): Promise<void> {
    while (this.#scouts !== 'back' && this.#scouts.underWay >= scouts) {
      await nap(patience, this.#news.signal, entry.signal);
    }
    if (entry.signal) throwIfAborted(entry.signal);
    if (this.#scouts !== 'back') this.#scouts = { underWay: this.#scouts.underWay + 1 };
    await this.#limiter.enter(entry);
  }

  /** To be called with what was answered, or with nothing where no answer came. */
  leave(answer?: { readonly status: number; readonly headers: Headers }): void {
    this.#limiter.leave(answer);
    if (this.#scouts === 'back') return;
    this.#scouts = answer ? 'back' : { underWay: this.#scouts.underWay - 1 };
    this.#news.abort(toldNews);
    this.#news = new AbortController();
  }
}

/** The gates of one client, a class each. */
export function createGates(): (rateClass: RateClass) => ClassGate {
  const gates = { upload: new ClassGate(), write: new ClassGate(), read: new ClassGate() };
  return (rateClass) => gates[rateClass];
}
