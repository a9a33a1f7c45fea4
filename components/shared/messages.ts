import { isApiVideoError, type ApiVideoError } from '../../src/index.js';
import type { CommonStrings } from './strings/en.js';

/** What to tell a person about `error`: plain words, never the server's own. */
export function errorMessage({ errors }: CommonStrings, { code, message }: ApiVideoError): string {
  return errors[code] ?? message;
}

/** What a button has begun has been told by an event and on the screen when it fails. */
export function told(error: unknown): void {
  if (!isApiVideoError(error)) throw error; // a bug of ours: let it be seen
}
