/** What is known of one of the service's windows of a minute. Times are in milliseconds, by a clock that only goes on. */
export interface RateWindow {
  /** Requests that a window takes: what the service said last, or what is taken for granted. */
  readonly limit: number;
  /** When our own requests of the last minute left, oldest first. */
  readonly departures: readonly number[];
  /** Those of them that have no answer yet. */
  readonly underWay: number;
  /** What the last answers said: how many requests remain, and until when. */
  readonly told?: { readonly remaining: number; readonly endsAt: number } | undefined;
}

/** What an answer's headers say of the window, as far as they can be read. */
export interface RateNotice {
  readonly limit: number;
  readonly remaining: number;
  /** Seconds until the window ends. */
  readonly retryAfter: number;
}

const windowLength = 60_000;

export function freshWindow(limit: number): RateWindow {
  return { limit, departures: [], underWay: 0 };
}

/** Milliseconds to wait before one more request may leave without being refused; 0 for at once. */
export function holdOf({ limit, departures, underWay, told }: RateWindow, now: number): number {
  if (told && now < told.endsAt) return underWay < told.remaining ? 0 : told.endsAt - now;

  // The service's windows begin when it likes: whoever keeps the limit in any minute keeps it in all of them.
  const since = Math.max(now - windowLength, told?.endsAt ?? 0);
  const recent = departures.filter((time) => time >= since);
  const hindrance = recent[recent.length - limit];
  return hindrance === undefined ? 0 : hindrance + windowLength - now;
}

/** A request leaves. */
export function withDeparture(known: RateWindow, now: number): RateWindow {
  const departures = known.departures.filter((time) => time > now - windowLength);
  return { ...known, departures: [...departures, now], underWay: known.underWay + 1 };
}

/** A request has come back, or never will. */
export function withReturn(known: RateWindow): RateWindow {
  return { ...known, underWay: known.underWay - 1 };
}

/** Milliseconds by which two answers of one window may seem to disagree on its end: it is told in seconds. */
const vagueness = 2000;

/** An answer told how the window stands. Answers overtake each other: of one window, the least counts. */
export function withNotice(
  known: RateWindow,
  { limit, remaining, retryAfter }: RateNotice,
  now: number,
): RateWindow {
  const endsAt = now + retryAfter * 1000;
  const standing = known.told && now < known.told.endsAt ? known.told : undefined;
  // A refusal stands, whatever was said before it and came after it.
  if (standing?.remaining === 0) return { ...known, limit };

  const same = standing && endsAt <= standing.endsAt + vagueness;
  return {
    ...known,
    limit,
    told: { endsAt, remaining: Math.min(remaining, same ? standing.remaining : Infinity) },
  };
}

/**
 * A request was refused for coming too soon, and nothing says for how long: the window may be the whole of
 * a minute that began with our oldest request in it.
 */
export function withRefusal(known: RateWindow, retryAfter: number | undefined, now: number): RateWindow {
  const oldest = known.departures.find((time) => time > now - windowLength) ?? now;
  const endsAt = retryAfter === undefined ? oldest + windowLength : now + retryAfter * 1000;
  return { ...known, told: { remaining: 0, endsAt } };
}
