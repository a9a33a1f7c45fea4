import { createHmac, timingSafeEqual } from 'node:crypto';
import { assertOption } from '../base/assert-option.js';
import { understood } from '../base/understood.js';

/** A body as it came, byte for byte; a string is taken as UTF-8. */
export type RawBody = string | Uint8Array;

/** The signature of a body, as the service makes it; for tests of your own handler. */
export function signWebhook(body: RawBody, secret: string): string {
  return digestOf(body, secret).toString('hex');
}

function digestOf(body: RawBody, secret: string): Buffer {
  const given: unknown = secret;
  assertOption('secret', 'a string', given ?? null, typeof given === 'string');
  // What is no string and no bytes is refused by it, as is a buffer that was handed on.
  return understood(() => createHmac('sha256', secret).update(body).digest());
}

/** Whether `signature` is that of `body`. Takes as long for a wrong one as for the right one. */
export function isSigned(body: RawBody, signature: unknown, secret: string): boolean {
  const expected = digestOf(body, secret);
  const written = typeof signature === 'string' ? signature.trim() : '';
  const given = Buffer.from(written, 'hex');
  // What is no digest at all is told apart at once, and tells nothing. Node reads hexadecimal as far as it goes: with
  // anything behind it, a repeated call would seem to be another one.
  if (secret === '' || written.length !== 2 * expected.length || given.length !== expected.length)
    return false;
  return timingSafeEqual(given, expected);
}
