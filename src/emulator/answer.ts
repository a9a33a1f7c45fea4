import { Problem } from './problem.js';

/** A stretch of a file on disk, `end` excluded, in bytes. */
export interface FileSlice {
  readonly path: string;
  readonly start: number;
  readonly end: number;
}

/** A body that comes bit by bit. It has to end soon after `signal` aborts, which it does when the client leaves. */
export type TextSource = (signal: AbortSignal) => AsyncIterable<string>;

/** An answer as data; `send` puts it on the wire. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | FileSlice | TextSource;
}

/** `value` as JSON. */
export function json(status: number, value: unknown): Answer {
  return { status, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(value) };
}

/** A text of the given content type. */
export function text(contentType: string, body: string): Answer {
  return { status: 200, headers: { 'Content-Type': contentType }, body };
}

/** An answer without a body. */
export function empty(status: number, headers: Readonly<Record<string, string>> = {}): Answer {
  return { status, headers };
}

/** What a client hears of `error`: the documented problem, or a 500 that tells what broke in the emulator. */
export function answerOf(error: unknown): Answer {
  if (error instanceof Problem) return json(error.body.status, error.body);
  return json(500, { title: 'Server error.', status: 500, detail: String(error) });
}
