/** Video types, and the extensions of those whose type browsers don't know. */
export const videoTypes =
  'video/*,.mp4,.m4v,.mov,.mkv,.webm,.avi,.wmv,.flv,.mpg,.mpeg,.ts,.mts,.m2ts,.3gp,.ogv,.mxf';

/** Types whose name isn't that of the extension. */
const subtypes: Readonly<Partial<Record<string, string>>> = {
  mov: 'quicktime',
  m4v: 'mp4',
  mkv: 'x-matroska',
  avi: 'x-msvideo',
};

/**
 * Whether `file` is of a kind that `accept` lists, in the grammar of the file input's attribute of that name.
 * A file without a type, as some systems give them, is judged by its extension.
 */
export function accepts(accept: string, { name, type }: Pick<File, 'name' | 'type'>): boolean {
  const extension = /\.[^.]+$/.exec(name.toLowerCase())?.[0] ?? '';
  const guess = videoTypes.split(',').includes(extension)
    ? `video/${subtypes[extension.slice(1)] ?? extension.slice(1)}`
    : '';
  const kinds = accept
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(Boolean);
  const known = type.toLowerCase() || guess;

  return (
    kinds.length === 0 ||
    kinds.some((kind) => {
      if (kind.startsWith('.')) return name.toLowerCase().endsWith(kind);
      return (
        kind === '*' ||
        kind === '*/*' ||
        (kind.endsWith('/*') && known.startsWith(kind.slice(0, -1))) ||
        known === kind
      );
    })
  );
}
