import { pathParameters } from './operation.js';

/**
 * Arguments in their order, where path parameters may have come in one object with the query, as the official
 * client takes them: `list({ videoId, pageSize: 10 })` for `list(videoId, { pageSize: 10 })`.
 */
export function positional(path: string, args: readonly unknown[]): readonly unknown[] {
  const names = pathParameters(path);
  const [first, ...rest] = args;
  if (names.length === 0 || typeof first !== 'object' || first === null) return args;

  const group = new Map<string, unknown>(Object.entries(first));
  const parameters = names.map((name) => group.get(name));
  for (const name of names) group.delete(name);
  return [...parameters, Object.fromEntries(group), ...rest];
}
