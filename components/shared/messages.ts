import type { ApiVideoError } from '../../src/index.js';
import type { CommonStrings } from './strings/en.js';

/** What to tell a person about `error`: plain words, never the server's own. */
export function errorMessage({ errors }: CommonStrings, { code, message }: ApiVideoError): string {
  return errors[code] ?? message;
}
