import { isLast, parseContentRange } from './content-range.js';
import { empty, json, type Answer } from './answer.js';

/** Which requests a fault is for; every member given must hold, and none at all means every request. */
export interface FaultMatch {
  readonly method?: string;
  /** The path without its query; a `*` stands for any number of characters. */
  readonly path?: string;
  /** The part number of an upload; an upload without `Content-Range` counts as part 1. */
  readonly part?: number;
  /** Whether the upload request carries the end of the file: no range, `part n/n`, or `bytes …-(t-1)/t`. */
  readonly last?: boolean;
}

/** Answers in the place of the API; the body of the request is read and nothing of it is kept. */
export interface FaultAnswer {
  /** @default 200 */
  readonly status?: number;
  /** Added to the CORS headers, and stronger than them. */
  readonly headers?: Readonly<Record<string, string>>;
  /** A string is sent as it is, anything else as JSON. */
  readonly body?: unknown;
}

/** What goes wrong. */
export type FaultEffect =
  | FaultAnswer
  /** The connection is reset: before the body is read, or after the request was carried out. */
  | { readonly drop: 'before' | 'after' }
  /** The request waits this long, in milliseconds, and then goes its normal way. */
  | { readonly delay: number }
  /** The body is read no faster than this; then the request goes its normal way. */
  | { readonly bytesPerSecond: number }
  /** The body is read, nothing of it is kept, and no answer ever comes. */
  | { readonly hang: true };

/** One rule of misbehaviour. */
export interface Fault {
  readonly match: FaultMatch;
  /** How many requests it applies to, counted for this very object. Absent, it never ends. */
  readonly times?: number;
  /** How likely it strikes each request that it matches, from 0 to 1; `seed` decides on which. @default 1 */
  readonly probability?: number;
  readonly then: FaultEffect;
}

/** What faults look at in a request. `part` and `last` are known for uploads only. */
export interface RequestTraits {
  readonly method: string;
  readonly path: string;
  readonly part: number | undefined;
  readonly last: boolean | undefined;
}

/** Reads the traits off a request line and its `Content-Range`. */
export function traitsOf(method: string, path: string, contentRange: string | undefined): RequestTraits {
  const upload = method === 'POST' && /^\/(upload|videos\/[^/]+\/source)$/.test(path);
  const range = upload ? parseContentRange(contentRange) : undefined;
  if (!range) return { method, path, part: undefined, last: undefined };

  const part = range.unit === 'part' ? range.part : range.unit === 'whole' ? 1 : undefined;
  return { method, path, part, last: isLast(range) };
}

/** Whether a fault is for such a request. A preflight is left alone unless `OPTIONS` is asked for by name. */
export function matches(match: FaultMatch, traits: RequestTraits): boolean {
  const method = match.method?.toUpperCase();
  if (method === undefined ? traits.method === 'OPTIONS' : method !== traits.method) return false;
  if (match.path !== undefined && !matchesPath(match.path, traits.path)) return false;
  if (match.part !== undefined && match.part !== traits.part) return false;
  return match.last === undefined || match.last === traits.last;
}

function matchesPath(pattern: string, path: string): boolean {
  const literals = pattern.split('*').map((literal) => literal.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${literals.join('.*')}$`).test(path);
}

/** The answer that a fault asks for; its content type is guessed unless its headers say it. */
export function faultAnswer({ status = 200, headers = {}, body }: FaultAnswer): Answer {
  if (body === undefined) return empty(status, headers);
  if (typeof body !== 'string') {
    const answer = json(status, body);
    return { ...answer, headers: { ...answer.headers, ...headers } };
  }

  const type = { '<': 'text/html', '{': 'application/json', '[': 'application/json' }[
    body.trimStart().charAt(0)
  ];
  return { status, headers: { 'Content-Type': type ?? 'text/plain', ...headers }, body };
}
