import { limits } from '../upload/limits.js';
import { countParts } from '../upload/part-plan.js';

const MiB = 1024 * 1024;

/** Parts that a file is cut into as long as they are neither too small nor too large. */
const wished = 8;
const least = 8 * MiB;
/** Less than what the official client cuts by default: so both never cut a file into as many parts. */
const most = 40 * MiB;

/**
 * Bytes of a part of a file of `size` bytes. By the size alone, so that another attempt cuts the same parts: the
 * service tells which have arrived, and not what was in them.
 */
export function defaultPartSize(size: number): number {
  const share = Math.ceil(size / wished / MiB) * MiB;
  return Math.min(most, Math.max(least, share));
}

/**
 * Bytes of a part where as many parts as `partSize` makes are to be alike. They follow from the file's size and
 * their number, which the service keeps: so another attempt knows where they begin and end.
 */
export function evenPartSize(size: number, partSize: number): number {
  return Math.max(limits.minPartSize, Math.ceil(size / countParts(size, partSize)));
}
