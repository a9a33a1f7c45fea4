import { json, type Answer } from './answer.js';
import { paginate } from './pages.js';
import type { Exchange } from './router.js';
import { sorted, type SortKeys } from './sorting.js';

/**
 * The answer to a request for a list: `items`, which come oldest first, sorted and cut into pages as its query asks,
 * each as `describe` shows it. Only what is on the page is described.
 */
export function listAnswer<T>(
  { query, record }: Pick<Exchange, 'query' | 'record'>,
  items: readonly T[],
  keys: SortKeys<T>,
  describe: (item: T) => object,
): Answer {
  const { data, pagination } = paginate(record.path, query, sorted(items, query, keys));
  return json(200, { data: data.map(describe), pagination });
}
