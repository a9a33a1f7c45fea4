/** The answer to a `Range` header: a stretch `[start, end)` of the file, all of it, or none. */
export type ByteRange =
  | { readonly kind: 'all' }
  | { readonly kind: 'slice'; readonly start: number; readonly end: number }
  | { readonly kind: 'unsatisfiable' };

/** Reads one range over a file of `size` bytes. Several ranges, or a unit other than bytes, get the whole file. */
export function parseByteRange(header: string | undefined, size: number): ByteRange {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
  if (!first && !last) return { kind: 'all' };

  const start = first ? Number(first) : Math.max(0, size - Number(last));
  const end = first && last ? Math.min(size, Number(last) + 1) : size;
  return start < end ? { kind: 'slice', start, end } : { kind: 'unsatisfiable' };
}
