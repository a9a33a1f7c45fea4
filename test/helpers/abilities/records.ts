import { canRecord } from '../../../src/record/chunks.js';
import type { Ability } from './where.js';

/** Recording in that format; some builds of Chromium lack codecs too. */
export function records(mimeType: string): Ability {
  return { has: canRecord(mimeType), lacks: `records no ${mimeType}`, rare: true };
}
