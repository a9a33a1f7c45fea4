/** Whole days as the service writes them, for queries that count by days. */
export type DateFormat = 'day' | 'moment';

/**
 * A query as the service reads it: lists as `name[]=a&name[]=b`, objects as `name[key]=value`, dates in ISO form.
 * What is `undefined` or `null` is left out.
 */
export function searchParams(query: object, dates: DateFormat = 'moment'): URLSearchParams {
  return new URLSearchParams(
    Object.entries(query).flatMap(([name, value]: [string, unknown]) => pairs(name, value, dates)),
  );
}

function pairs(name: string, value: unknown, dates: DateFormat): [name: string, value: string][] {
  if (value === undefined || value === null) return [];
  if (value instanceof Date) return [[name, dateText(value, dates)]];
  if (Array.isArray(value)) return value.flatMap((item: unknown) => pairs(`${name}[]`, item, dates));
  if (typeof value !== 'object') return [[name, `${value as string | number | boolean}`]];

  return Object.entries(value).flatMap(([key, member]: [string, unknown]) =>
    pairs(`${name}[${key}]`, member, dates),
  );
}

function dateText(date: Date, dates: DateFormat): string {
  const text = date.toISOString();
  return dates === 'day' ? text.slice(0, 'yyyy-mm-dd'.length) : text;
}
