/** Video types, and the extensions of those whose type browsers don't know. */
export const videoTypes =
  'video/*,.mp4,.m4v,.mov,.mkv,.webm,.avi,.wmv,.flv,.mpg,.mpeg,.ts,.mts,.m2ts,.3gp,.ogv,.mxf';

/** Whether `file` is of a kind that `accept` lists, in the grammar of the file input's attribute of that name. */
export function accepts(accept: string, { name, type }: Pick<File, 'name' | 'type'>): boolean {
  const kinds = accept
    .toLowerCase()
    .split(',')
    .map((kind) => kind.trim())
    .filter((kind) => kind !== '');
  if (kinds.length === 0) return true;

  return kinds.some((kind) => {
    if (kind.startsWith('.')) return name.toLowerCase().endsWith(kind);
    if (kind === '*' || kind === '*/*') return true;
    if (kind.endsWith('/*')) return type.startsWith(kind.slice(0, -1));
    return type === kind;
  });
}
