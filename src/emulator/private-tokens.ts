import { randomUUID } from 'node:crypto';

/** How long a session opens a video, in milliseconds: 24 hours. */
const sessionLifetime = 24 * 3600 * 1000;

/** How many unused tokens, and how many sessions, are remembered; the oldest are forgotten first. */
const capacity = 10_000;

interface Session {
  readonly videoId: string;
  /** In milliseconds since the epoch. */
  readonly expiresAt: number;
}

/** The keys to private videos: tokens that work once, and the sessions they are exchanged for. */
export class PrivateTokens {
  readonly #now: () => number;
  /** The video that each unused token opens. */
  readonly #tokens = new Map<string, string>();
  readonly #sessions = new Map<string, Session>();

  constructor(now: () => number) {
    this.#now = now;
  }

  /** A new token that opens `videoId` once. */
  issue(videoId: string): string {
    const token = randomUUID();
    keep(this.#tokens, token, videoId);
    return token;
  }

  /** Uses up `token`, and gives a session for it; `undefined` if it does not open `videoId` (any more). */
  exchange(videoId: string, token: string): string | undefined {
    if (this.#tokens.get(token) !== videoId) return undefined;

    this.#tokens.delete(token);
    const session = randomUUID();
    keep(this.#sessions, session, { videoId, expiresAt: this.#now() + sessionLifetime });
    return session;
  }

  /** Whether `session` opens `videoId` now. */
  opens(videoId: string, session: string | undefined): boolean {
    const found = session === undefined ? undefined : this.#sessions.get(session);
    return found?.videoId === videoId && this.#now() < found.expiresAt;
  }
}

function keep<T>(entries: Map<string, T>, key: string, value: T): void {
  entries.set(key, value);
  const [oldest] = entries.keys();
  if (entries.size > capacity && oldest !== undefined) entries.delete(oldest);
}
