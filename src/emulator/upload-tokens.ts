import { atomDate } from './atom-date.js';
import { newId } from './ids.js';
import { whole } from './rules.js';
import type { Collection } from './state/collection.js';

/** The longest life of a token, in seconds. */
const maxTtl = 2_147_483_647;

/** What a `ttl` must be. */
export const ttlRule = whole(0, maxTtl);

/** A delegated upload token, as the API shows it. */
export interface UploadToken {
  readonly token: string;
  /** In seconds; 0 never ends. */
  readonly ttl: number;
  readonly createdAt: string;
  /** Absent when `ttl` is 0. */
  readonly expiresAt?: string;
}

/** A token as it is kept. */
export interface TokenRow {
  readonly token: string;
  readonly ttl: number;
  /** In milliseconds since the epoch. */
  readonly createdAt: number;
}

/** The upload tokens. An expired one is as unknown as a deleted one. */
export class UploadTokens {
  readonly #now: () => number;
  readonly #rows: Collection<TokenRow>;

  constructor(rows: Collection<TokenRow>, now: () => number) {
    this.#rows = rows;
    this.#now = now;
  }

  /** @throws RangeError unless `ttl` is a whole number of seconds from 0 to 2,147,483,647. */
  create(ttl = 0): UploadToken {
    if (ttlRule.check(ttl, 'ttl').length > 0) {
      throw new RangeError(`ttl must be a whole number of seconds from 0 to ${maxTtl}`);
    }

    const row = { token: newId('to'), ttl, createdAt: this.#now() };
    this.#rows.put(row.token, row);
    return describeToken(row);
  }

  get(token: string): UploadToken | undefined {
    const row = this.#rows.get(token);
    return row && this.#isActive(row) ? describeToken(row) : undefined;
  }

  /** The active ones, oldest first. */
  list(): TokenRow[] {
    return this.#rows.list().filter((row) => this.#isActive(row));
  }

  delete(token: string): void {
    this.#rows.delete(token);
  }

  #isActive({ ttl, createdAt }: TokenRow): boolean {
    return ttl === 0 || this.#now() < createdAt + ttl * 1000;
  }
}

/** A token as the API shows it. */
export function describeToken({ token, ttl, createdAt }: TokenRow): UploadToken {
  const expiresAt = ttl > 0 && atomDate(createdAt + ttl * 1000);
  return { token, ttl, createdAt: atomDate(createdAt), ...(expiresAt && { expiresAt }) };
}
