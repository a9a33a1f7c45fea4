import { atomDate } from './atom-date.js';
import { newId } from './ids.js';

/** The longest life of a token, in seconds. */
export const maxTtl = 2_147_483_647;

/** A delegated upload token, as the API shows it. */
export interface UploadToken {
  readonly token: string;
  /** In seconds; 0 never ends. */
  readonly ttl: number;
  readonly createdAt: string;
  /** Absent when `ttl` is 0. */
  readonly expiresAt?: string;
}

interface Entry {
  readonly shown: UploadToken;
  /** In milliseconds since the epoch. */
  readonly expiresAt: number;
}

/** The upload tokens. An expired one is as unknown as a deleted one. */
export class UploadTokens {
  readonly #now: () => number;
  readonly #entries = new Map<string, Entry>();

  constructor(now: () => number) {
    this.#now = now;
  }

  /** @throws RangeError unless `ttl` is a whole number of seconds from 0 to 2,147,483,647. */
  create(ttl = 0): UploadToken {
    if (!isTtl(ttl)) throw new RangeError(`ttl must be a whole number of seconds from 0 to ${maxTtl}`);

    const now = this.#now();
    const expiresAt = ttl === 0 ? Infinity : now + ttl * 1000;
    const token = newId('to');
    const shown = { token, ttl, createdAt: atomDate(now), ...(ttl && { expiresAt: atomDate(expiresAt) }) };
    this.#entries.set(token, { shown, expiresAt });
    return shown;
  }

  get(token: string): UploadToken | undefined {
    const entry = this.#entries.get(token);
    return entry && this.#now() < entry.expiresAt ? entry.shown : undefined;
  }

  /** The active ones, newest first. */
  list(): UploadToken[] {
    return [...this.#entries.keys()].reverse().flatMap((token) => this.get(token) ?? []);
  }

  delete(token: string): void {
    this.#entries.delete(token);
  }
}

/** Whether `value` can be the `ttl` of a token. */
export function isTtl(value: unknown): value is number {
  return Number.isInteger(value) && Number(value) >= 0 && Number(value) <= maxTtl;
}
