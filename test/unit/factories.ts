import { ApiVideoError, type ErrorCode } from '../../src/base/error.js';
import type { Part } from '../../src/upload/part-plan.js';

const mebibyte = 1024 * 1024;

export const live = new AbortController().signal;

/** The refusal that names the problem `slug`. */
export function refusal(slug: string, status = 400): ApiVideoError {
  const type = `https://docs.api.video/reference/${slug}`;
  return new ApiVideoError('http', 'No.', { status, problem: { type, status } });
}

/** A failure that may pass by itself. */
export function transient(options: { retryAfter?: number; code?: ErrorCode } = {}): ApiVideoError {
  const { code = 'http', ...rest } = options;
  return new ApiVideoError(code, 'Not now.', { retryable: true, ...rest });
}

/** A part of 5 MiB in the middle, unless said otherwise. */
export function partOf(overrides: Partial<Part> = {}): Part {
  return { number: 2, start: 5 * mebibyte, end: 10 * mebibyte, last: false, ...overrides };
}

/** A blob of `text`, whose letters tell later where they came from. */
export function chunk(text: string, type = ''): Blob {
  return new Blob([text], { type });
}

/** For `assert.throws` and `assert.rejects`: an error of this library with that code. */
export function coded(code: ErrorCode): (error: unknown) => boolean {
  return (error) => error instanceof ApiVideoError && error.code === code;
}
