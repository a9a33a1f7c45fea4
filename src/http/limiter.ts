import { nap, throwIfAborted } from '../base/abort.js';
import type { Operation } from '../api/operation.js';
import { noticeOf, retryAfterOf } from './rate-limit.js';
import { freshWindow, holdOf, withDeparture, withNotice, withRefusal, withReturn } from './rate-window.js';

/** What a request counts as. */
export type RateClass = 'upload' | 'write' | 'read';

export interface Entry {
  readonly signal?: AbortSignal | undefined;
  /** Told of each wait, in milliseconds. */
  readonly onHold?: ((delay: number) => void) | undefined;
}

/** Milliseconds by which the end of a wait must move to be told again. */
const noteworthy = 1500;

/** A reason that is there already: to make one, with its stack, is the dearest part of a small request. */
export const toldNews = new Error('More is known.');

/** The clock on the wall may be set back by hours, and whoever waits would wait for as long. */
const monotonic = (): number => performance.now();

/** Keeps back the requests of one class, so that the service need not refuse one for coming too soon. */
export class Limiter {
  #known;
  /** Who waits; aborting wakes them, to look again once more is known. */
  readonly #waiting = new Set<AbortController>();

  readonly #now: () => number;

  /** Takes the requests that a minute may have while the service has not told its own figure. */
  constructor(limit: number, now = monotonic) {
    this.#known = freshWindow(limit);
    this.#now = now;
  }

  /** Resolves when one more request may leave, and counts it. Each `enter` owes a `leave`. */
  async enter({ signal, onHold }: Entry): Promise<void> {
    for (let told = -Infinity; ;) {
      const now = this.#now();
      if (signal) throwIfAborted(signal);
      const hold = holdOf(this.#known, now);
      if (hold <= 0) break;

      // Each answer to somebody else's request wakes whoever waits, and mostly changes nothing for them.
      if (Math.abs(now + hold - told) > noteworthy) onHold?.(hold);
      told = now + hold;
      const news = new AbortController();
      this.#waiting.add(news);
      await nap(hold, news.signal, signal).finally(() => this.#waiting.delete(news));
    }
    this.#known = withDeparture(this.#known, this.#now());
  }

  /** To be called with what was answered, or with nothing where no answer came. */
  leave(answer?: { readonly status: number; readonly headers: Headers }): void {
    const now = this.#now();
    const notice = answer && noticeOf(answer.headers);
    this.#known = withReturn(this.#known);
    if (notice) this.#known = withNotice(this.#known, notice, now);
    if (answer?.status === 429) this.#known = withRefusal(this.#known, retryAfterOf(answer.headers), now);
    for (const news of this.#waiting) news.abort(toldNews);
  }
}

/** The class that the service counts an operation in; `undefined` for what it counts in none. */
export function rateClassOf({ method, path, host }: Operation): RateClass | undefined {
  if (host !== 'api' || path.startsWith('/auth/')) return undefined;
  if (method === 'GET') return 'read';
  return path === '/upload' || path === '/videos/{videoId}/source' ? 'upload' : 'write';
}

/** A minute's requests, a little below what is documented: somebody else may share the limit. */
const caution = 0.9;
const limits = {
  sandbox: { upload: 40, write: 40, read: 100 },
  production: { upload: 100, write: 200, read: 500 },
} as const;

/** Limiters of one client's, or one page's, requests to the API at `baseUri`. */
export function createLimiters(baseUri: string): (rateClass: RateClass) => Limiter {
  const documented = limits[new URL(baseUri).host === 'ws.api.video' ? 'production' : 'sandbox'];
  const limiters = new Map<RateClass, Limiter>();

  return (rateClass) => {
    const limiter = limiters.get(rateClass) ?? new Limiter(Math.floor(documented[rateClass] * caution));
    limiters.set(rateClass, limiter);
    return limiter;
  };
}

const ofPage = new Map<string, ReturnType<typeof createLimiters>>();

/** The same limiters for every client of one page that talks to the API at `baseUri`. */
export function sharedLimiters(baseUri: string): ReturnType<typeof createLimiters> {
  const shared = ofPage.get(baseUri) ?? createLimiters(baseUri);
  ofPage.set(baseUri, shared);
  return shared;
}
