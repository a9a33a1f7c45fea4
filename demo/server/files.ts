import { readFile } from 'node:fs/promises';
import { extname, join, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const demo = fileURLToPath(new URL('..', import.meta.url));
const repository = resolve(demo, '..');

/** The packages that the built modules import by name; the pages' import maps point to them. */
const packages = ['lit', 'lit-html', 'lit-element', '@lit/reactive-element', 'ky'];

/** Beginnings of paths, and the folders behind them; the first that fits is taken. */
const folders: readonly (readonly [prefix: string, folder: string])[] = [
  ['/dist/', join(repository, 'dist')],
  ...packages.map((name) => [`/node_modules/${name}/`, join(repository, 'node_modules', name)] as const),
  ['/', demo],
];

// What has none of these types is not served: TypeScript, for one.
const types: Readonly<Partial<Record<string, string>>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.svg': 'image/svg+xml',
};

export interface FoundFile {
  readonly type: string;
  readonly body: Buffer | string;
}

/**
 * The file behind the path of a request, if there is one. In a page, `{{name}}` is replaced by what `values` has
 * under that name, as a site's own templates would do it.
 */
export async function findFile(
  path: string,
  values: Readonly<Record<string, () => string>>,
): Promise<FoundFile | undefined> {
  const file = locate(path);
  const type = file && types[extname(file)];
  if (!file || !type) return undefined;

  try {
    const body = await readFile(file);
    if (extname(file) !== '.html') return { type, body };
    return { type, body: fill(body.toString(), values) };
  } catch (error) {
    if (isAbsence(error)) return undefined;
    throw error;
  }
}

/** Where the file would be; nothing outside its folder, whatever the path says. */
function locate(path: string): string | undefined {
  const decoded = decode(path);
  const [prefix, folder] = folders.find(([start]) => decoded?.startsWith(start)) ?? [];
  if (decoded === undefined || prefix === undefined || folder === undefined) return undefined;

  const rest = decoded.slice(prefix.length);
  const file = resolve(folder, rest === '' ? 'index.html' : rest);
  return file.startsWith(resolve(folder) + sep) ? file : undefined;
}

function decode(path: string): string | undefined {
  try {
    const decoded = decodeURIComponent(path);
    return decoded.includes('\0') || decoded.startsWith('//') ? undefined : decoded;
  } catch {
    return undefined; // a broken escape names no file
  }
}

function fill(page: string, values: Readonly<Record<string, () => string>>): string {
  return page.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => values[name]?.() ?? whole);
}

function isAbsence(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'ENOENT' || code === 'EISDIR' || code === 'ENOTDIR' || code === 'ENAMETOOLONG';
}
