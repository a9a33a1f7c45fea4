import { randomUUID } from 'node:crypto';
import type { Collection } from './state/collection.js';

/** How long a session opens a video, in milliseconds: 24 hours. */
const sessionLifetime = 24 * 3600 * 1000;

/** How many unused tokens, and how many sessions, are remembered; the oldest are forgotten first. */
const capacity = 10_000;

/** A token that nobody has used yet; it opens the video, or live stream, of that id. */
export interface PrivateToken {
  readonly token: string;
  readonly mediaId: string;
}

/** What a token was exchanged for. */
export interface PrivateSession {
  readonly session: string;
  readonly mediaId: string;
  /** In milliseconds since the epoch. */
  readonly expiresAt: number;
}

/** The keys to private videos and live streams: tokens that work once, and the sessions they are exchanged for. */
export class PrivateTokens {
  readonly #now: () => number;
  readonly #tokens: Collection<PrivateToken>;
  readonly #sessions: Collection<PrivateSession>;

  constructor(tokens: Collection<PrivateToken>, sessions: Collection<PrivateSession>, now: () => number) {
    this.#tokens = tokens;
    this.#sessions = sessions;
    this.#now = now;
  }

  /** A new token that opens `mediaId` once. */
  issue(mediaId: string): string {
    const token = randomUUID();
    this.#tokens.put(token, { token, mediaId });
    forgetOldest(this.#tokens, ({ token: oldest }) => oldest);
    return token;
  }

  /** Uses up `token`, and gives a session for it; `undefined` if it does not open `mediaId` (any more). */
  exchange(mediaId: string, token: string): string | undefined {
    if (this.#tokens.get(token)?.mediaId !== mediaId) return undefined;

    this.#tokens.delete(token);
    const session = randomUUID();
    this.#sessions.put(session, { session, mediaId, expiresAt: this.#now() + sessionLifetime });
    forgetOldest(this.#sessions, ({ session: oldest }) => oldest);
    return session;
  }

  /** Whether `session` opens `mediaId` now. */
  opens(mediaId: string, session: string | undefined): boolean {
    const found = session === undefined ? undefined : this.#sessions.get(session);
    return found?.mediaId === mediaId && this.#now() < found.expiresAt;
  }
}

function forgetOldest<T>(entries: Collection<T>, idOf: (entry: T) => string): void {
  const [oldest] = entries.size > capacity ? entries.list() : [];
  if (oldest !== undefined) entries.delete(idOf(oldest));
}
