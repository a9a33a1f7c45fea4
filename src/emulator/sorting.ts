import { problem } from './problem.js';

type Order = 'asc' | 'desc';
type Key<T> = (item: T) => string | number;

/** By what a list can be sorted; the first key is the one that holds unless another is asked for. */
export type SortKeys<T> = Readonly<Record<string, Key<T>>>;

/**
 * `items` sorted as `query` asks with `sortBy` and `sortOrder`. Numbers, which is what dates are, go down unless
 * `asc` is asked for, and texts go up unless `desc` is. Throws the problem of a key or an order that is not there.
 */
export function sorted<T>(items: readonly T[], query: URLSearchParams, keys: SortKeys<T>): T[] {
  const [fallback = ''] = Object.keys(keys);
  const by = query.get('sortBy') ?? fallback;
  const order = query.get('sortOrder');
  const key = Object.hasOwn(keys, by) ? keys[by] : undefined;
  if (!key) throw refusal('sortBy', Object.keys(keys));
  if (order !== null && !isOrder(order)) throw refusal('sortOrder', ['asc', 'desc']);

  const rising = [...items].sort((a, b) => compare(key(a), key(b)));
  const first = rising[0];
  const usual: Order = first !== undefined && typeof key(first) === 'number' ? 'desc' : 'asc';
  return (order ?? usual) === 'asc' ? rising : rising.reverse();
}

function refusal(name: string, allowed: readonly string[]) {
  const detail = `This value must be part of the following values: ${allowed.join(',')}`;
  return problem('request-invalid-query-parameter', { detail, name });
}

function isOrder(value: string): value is Order {
  return value === 'asc' || value === 'desc';
}

function compare(a: string | number, b: string | number): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a).localeCompare(String(b));
}
