import { ApiVideoError, type ErrorCode, type Problem } from '../base/error.js';
import { retryAfterOf } from './rate-limit.js';
import { redactSecrets } from './redact.js';

/** What came back, read to its end. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/**
 * Turns what `fetch` threw into the library's error. A connection that failed is a `TypeError` there, or a
 * `DOMException` where the browser gave it up by itself, as some do when the page is left.
 */
export function connectionFailure(error: unknown): unknown {
  if (!(error instanceof TypeError || error instanceof DOMException)) return error;
  return new ApiVideoError(
    'network',
    'No answer came from the server. The connection may be down, the address wrong, or the answer blocked.',
    { retryable: true, cause: error },
  );
}

export function timeoutFailure(milliseconds: number): ApiVideoError {
  const seconds = Math.round(milliseconds / 100) / 10;
  return new ApiVideoError('timeout', `The server did not answer within ${seconds} seconds.`, {
    retryable: true,
  });
}

/** Turns an answer with an error status into the library's error, in which none of `secrets` appears. */
export function answerFailure(
  { status, headers, text }: Answer,
  secrets: readonly string[] = [],
): ApiVideoError {
  const problem = parseProblem(text, secrets);
  const retryAfter = retryAfterOf(headers);
  const options = { status, problem, retryAfter, headers: safeHeaders(headers, secrets) };

  if (status === 429) {
    return new ApiVideoError('rate-limited', 'Too many requests were sent in a minute.', {
      ...options,
      retryable: true,
    });
  }
  if (status >= 500 || status === 408 || status === 425) {
    return new ApiVideoError('http', `The server failed to handle the request (status ${status}).`, {
      ...options,
      retryable: true,
    });
  }
  if (status === 413 && !problem) {
    return new ApiVideoError(
      'http',
      'A server in between takes no request this large: use smaller parts.',
      options,
    );
  }
  // The API explains every refusal in JSON: an answer without one comes from something in between.
  if (!problem) return strangeAnswer({ status, headers: options.headers, text });
  return new ApiVideoError(refusalCode(status), describeProblem(problem, status), options);
}

/** Something that is not the API answered in its place. */
export function strangeAnswer({ status, headers }: Answer): ApiVideoError {
  const type = headers.get('content-type')?.split(';')[0]?.trim() ?? '';
  return new ApiVideoError(
    'bad-answer',
    `The answer did not come from api.video (status ${status}${type && `, ${type}`}). A proxy or a sign-in page may be in between.`,
    { status, headers, retryAfter: retryAfterOf(headers), retryable: true },
  );
}

function refusalCode(status: number): ErrorCode {
  if (status === 401 || status === 403) return 'unauthorized';
  return status === 404 ? 'not-found' : 'http';
}

function describeProblem({ title, detail, name }: Problem, status: number): string {
  const parameter = textOf(name);
  const sentences = [
    textOf(title) || `The request was refused with status ${status}.`,
    parameter && `(${parameter})`,
    textOf(detail),
  ];
  return sentences.filter(Boolean).join(' ');
}

/** What came over the network may be of any type. */
function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function parseProblem(text: string, secrets: readonly string[]): Problem | undefined {
  // The type is the API's own word, and decides: a short secret that resembles it must not change it.
  const long = secrets.filter(({ length }) => length > 15);
  const safe = (key: string, value: unknown): unknown => {
    if (typeof value === 'string') return redactSecrets(value, key === 'type' ? long : secrets);
    if (!isObject(value)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => [redactSecrets(name, long), inner]),
    );
  };

  try {
    const value: unknown = JSON.parse(text, safe);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined; // not JSON, so not a problem of the API's: the caller says so
  }
}

/** The headers of an answer, in which none of `secrets` appears. */
function safeHeaders(headers: Headers, secrets: readonly string[]): Headers {
  const entries = Array.from(headers, ([name, value]): [string, string] => [
    name,
    redactSecrets(value, secrets),
  ]);
  return new Headers(entries);
}

function isObject(value: unknown): value is Problem {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
