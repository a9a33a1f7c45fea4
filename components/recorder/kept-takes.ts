import type { RecordingSession } from '../../src/record/session.js';
import type { TakePhase } from './recorder-phase.js';

/** Takes that wait to be submitted, in the order in which they were made. Another one never replaces them. */
export class KeptTakes {
  #list: readonly TakePhase[] = [];

  get list(): readonly TakePhase[] {
    return this.#list;
  }

  get last(): TakePhase | undefined {
    return this.#list.at(-1);
  }

  has(session: RecordingSession): boolean {
    return this.#list.some((take) => take.session === session);
  }

  add(take: TakePhase): void {
    if (!this.has(take.session)) this.#list = [...this.#list, take];
  }

  remove(session: RecordingSession): void {
    this.#list = this.#list.filter((take) => take.session !== session);
  }

  /** The person has chosen one: it has arrived, and the others go for good, without another word. */
  chose(session: RecordingSession): void {
    if (!this.has(session)) return; // chosen before, and told of again, as when its video plays
    for (const take of this.#list.filter((other) => other.session !== session)) {
      take.told.abort();
      take.session.cancel();
    }
    this.#list = [];
  }

  /** Lets go of them all. What becomes of them is their sessions' to say. */
  clear(): void {
    this.#list = [];
  }
}
