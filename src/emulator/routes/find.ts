import { problem } from '../problem.js';
import type { Exchange } from '../router.js';
import type { Collection } from '../state/collection.js';

/** The entity that the parameter `name` of a path names. Throws "not found" for an unknown one. */
export function find<Name extends string, T>(
  { params }: Pick<Exchange<Readonly<Record<Name, string>>>, 'params'>,
  name: Name,
  { get }: Pick<Collection<T>, 'get'>,
): T {
  const found = get(params[name]);
  if (found === undefined) throw problem('resource-not-found', { name });
  return found;
}
