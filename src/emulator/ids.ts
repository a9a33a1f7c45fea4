import { randomInt } from 'node:crypto';

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** What the ids of each kind of entity begin with. */
type Prefix =
  | 'vi'
  | 'to'
  | 'li'
  | 'pl'
  | 'ps'
  | 'pr'
  | 'watermark_'
  | 'webhook_'
  | 'summary_'
  | 'caption_'
  | 'sig_sec_'
  | 'delivery_'
  | '';

/** An unguessable identifier: `prefix` and `length` characters of base 62. */
export function newId(prefix: Prefix, length = 22): string {
  return prefix + Array.from({ length }, () => alphabet.charAt(randomInt(alphabet.length))).join('');
}
