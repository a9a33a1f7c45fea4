import type { ApiVideoError } from '../../src/index.js';
import type { Strings } from './strings/en.js';

/** What to tell a person about `error`: plain words, never the server's own. */
export function errorMessage({ errors }: Strings, { code, message }: ApiVideoError): string {
  return errors[code] ?? message;
}
