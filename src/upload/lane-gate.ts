import { abortable } from '../base/abort.js';
import { afterArrival, afterLoss, type Lanes } from './lanes.js';
import { isUnanswered } from './retry.js';

/** Lets no more attempts go at once than the line bears; the others wait for their turn, in their order. */
export class LaneGate {
  #lanes: Lanes;
  #inside = 0;
  readonly #queue: (() => void)[] = [];

  constructor(most: number) {
    this.#lanes = { most, open: most, losses: 0 };
  }

  /** Attempts that may go at once. */
  get open(): number {
    return this.#lanes.open;
  }

  /** One at a time from now on. */
  narrow(): void {
    this.#lanes = { most: 1, open: 1, losses: 0 };
  }

  /** Makes an attempt at a part when its turn has come, and rejects if `signal` aborts before. */
  async pass<T>(attempt: () => Promise<T>, signal: AbortSignal): Promise<T> {
    await this.#enter(signal);
    try {
      const answer = await attempt();
      this.#lanes = afterArrival(this.#lanes);
      return answer;
    } catch (error) {
      if (isUnanswered(error)) this.#lanes = afterLoss(this.#lanes);
      throw error;
    } finally {
      this.#leave();
    }
  }

  async #enter(signal: AbortSignal): Promise<void> {
    let admit = (): void => undefined;
    const admitted = new Promise<void>((resolve) => (admit = resolve));
    this.#queue.push(admit);
    this.#admit();
    try {
      await abortable(admitted, signal);
    } catch (error) {
      const place = this.#queue.indexOf(admit);
      if (place >= 0) this.#queue.splice(place, 1);
      else this.#leave();
      throw error;
    }
  }

  #leave(): void {
    this.#inside--;
    this.#admit();
  }

  #admit(): void {
    while (this.#inside < this.open) {
      const next = this.#queue.shift();
      if (!next) return;
      this.#inside++;
      next();
    }
  }
}
