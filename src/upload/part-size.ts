import { limits } from './limits.js';

const MiB = 1024 * 1024;

/** Seconds that a part should be on its way: long enough to spare the per-minute limit, short enough to lose. */
const aim = 5;
/** Largest part that is chosen without being asked for; the service takes more. */
const largest = 128 * MiB;

/**
 * Bytes of the next part of a line that carries `rate` bytes per second in each part; 0 while unknown. In
 * whole MiB, so that a line's small changes change nothing.
 */
export function adaptivePartSize(rate: number): number {
  const wished = Math.ceil((rate * aim) / MiB) * MiB;
  return Math.min(largest, Math.max(limits.minPartSize, wished));
}
