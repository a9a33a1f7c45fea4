import { randomInt } from 'node:crypto';

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** An unguessable identifier: `prefix` and `length` characters of base 62. */
export function newId(prefix: 'vi' | 'to' | '', length = 22): string {
  return prefix + Array.from({ length }, () => alphabet.charAt(randomInt(alphabet.length))).join('');
}
