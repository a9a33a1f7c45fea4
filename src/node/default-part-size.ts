const MiB = 1024 * 1024;

/** Parts that a file is cut into as long as they are neither too small nor too large. */
const wished = 8;
const least = 8 * MiB;
const most = 48 * MiB;

/**
 * Bytes of a part of a file of `size` bytes. By the size alone, so that another attempt cuts the same parts: the
 * service tells which have arrived, and not what was in them.
 */
export function defaultPartSize(size: number): number {
  const share = Math.ceil(size / wished / MiB) * MiB;
  return Math.min(most, Math.max(least, share));
}
