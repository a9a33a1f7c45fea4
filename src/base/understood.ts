import { ApiVideoError, isApiVideoError } from './error.js';

/**
 * What `read` makes of what a caller has given. Where that throws, as a proxy does that was revoked, the caller gets
 * `invalid-option`. Only for what reads and does nothing else: a bug of ours would look the same.
 */
export function understood<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw misunderstanding(error);
  }
}

/** The error of ours for what reading an argument has thrown. */
export function misunderstanding(cause: unknown): unknown {
  if (isApiVideoError(cause)) return cause;
  return new ApiVideoError('invalid-option', 'An argument has a wrong type.', { cause });
}
