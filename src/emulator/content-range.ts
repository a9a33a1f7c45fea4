/** What an upload request says it carries. `total` is absent while the sender does not know it (`*`). */
export type ContentRange =
  | { readonly unit: 'whole' }
  | { readonly unit: 'part'; readonly part: number; readonly total?: number }
  /** Both ends are included, as in HTTP. */
  | { readonly unit: 'bytes'; readonly from: number; readonly to: number; readonly total?: number };

const grammar = /^(?:bytes (?<from>\d+)-(?<to>\d+)|part (?<part>\d+))\/(?<total>\d+|\*)$/;

/** Reads a `Content-Range` header; no header is the whole file, `undefined` is a malformed one. */
export function parseContentRange(header: string | undefined): ContentRange | undefined {
  if (header === undefined) return { unit: 'whole' };

  const groups = grammar.exec(header.trim())?.groups;
  if (!groups) return undefined;

  const total = groups.total === '*' ? {} : { total: Number(groups.total) };
  if (groups.part !== undefined) return { unit: 'part', part: Number(groups.part), ...total };
  return { unit: 'bytes', from: Number(groups.from), to: Number(groups.to), ...total };
}

/** Whether this is surely the last piece of the file: the whole of it, `n/n`, or a range up to the last byte. */
export function isLast(range: ContentRange): boolean {
  if (range.unit === 'whole') return true;
  if (range.unit === 'part') return range.part === range.total;
  return range.to + 1 === range.total;
}
