import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { Lifetime } from './lifetime.js';

export interface EarlierVisitsOptions<Offers> {
  /** Name of the database in which they would have left something. */
  readonly database: string;
  /** Address that it would go to; `undefined` where nothing is to be offered. */
  readonly address: () => string | undefined;
  /** Loads what it takes to offer it, and looks. `undefined` where there is nothing. */
  readonly find: (signal: AbortSignal) => Promise<Offers | undefined>;
}

/**
 * What earlier visits have left for an address, looked for when the element comes and when the address changes. What
 * a person has had done about it is no longer an offer, and has a life of its own.
 */
export class EarlierVisits<Offers> implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #options: EarlierVisitsOptions<Offers>;
  #offers: Offers | undefined;
  #asked: string | undefined;
  /** Ends with the address that it is for. */
  #asking = new AbortController();

  constructor(host: ReactiveControllerHost & HTMLElement, options: EarlierVisitsOptions<Offers>) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
    // Whoever comes again may have left something itself.
    new Lifetime(host, () => this.#forget());
  }

  get offers(): Offers | undefined {
    return this.#offers;
  }

  hostUpdate(): void {
    // What has left the page is updated all the same.
    const asked = this.#host.isConnected ? this.#options.address() : undefined;
    if (asked === this.#asked) return;
    this.#forget();
    this.#asked = asked;
    if (asked !== undefined) void this.#ask(this.#asking.signal);
  }

  #forget(): void {
    this.#asked = undefined;
    this.#offers = undefined;
    this.#asking.abort();
    this.#asking = new AbortController();
  }

  async #ask(signal: AbortSignal): Promise<void> {
    if (!(await mayHold(this.#options.database))) return;
    const offers = signal.aborted ? undefined : await this.#options.find(signal);
    if (signal.aborted) return;
    this.#offers = offers;
    this.#host.requestUpdate();
  }
}

/** Whether there is such a database, as far as can be told without making one. It saves most pages from loading more. */
async function mayHold(database: string): Promise<boolean> {
  try {
    const databases = await indexedDB.databases();
    return databases.some(({ name }) => name === database);
  } catch {
    return false; // no storage here
  }
}
