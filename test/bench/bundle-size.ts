import { build, type Metafile } from 'esbuild';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { pageOf, type Entry } from './peer-entries.js';

/** What an entry weighs, in bytes. */
export interface BundleSize {
  readonly name: string;
  /** What a page loads at once: minified, and compressed by brotli. */
  readonly minified: number;
  readonly brotli: number;
  /** All of it, with what is fetched on demand. */
  readonly brotliOfAll: number;
}

/**
 * Bundles a page that imports the entry, found from `folder`, into `outdir`: as modules, split where it says
 * `import()`, minified, for browsers of 2022. Each file is compressed by itself, as a server does.
 */
export async function bundleSize(entry: Entry, folder: string, outdir: string): Promise<BundleSize> {
  const { metafile } = await build({
    stdin: { contents: pageOf(entry), resolveDir: folder, sourcefile: 'page.js' },
    absWorkingDir: folder,
    outdir,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    minify: true,
    legalComments: 'none',
    define: { 'process.env.NODE_ENV': '"production"', global: 'globalThis' },
    loader: { '.css': 'empty', '.svg': 'empty', '.woff': 'empty', '.woff2': 'empty' },
    metafile: true,
    logLevel: 'error',
  });
  const atOnce = loadedAtOnce(metafile.outputs);
  const weights = await Promise.all(
    Object.keys(metafile.outputs).map(async (file) => {
      const content = await readFile(join(folder, file));
      return { file, minified: content.length, brotli: brotliCompressSync(content).length };
    }),
  );
  const first = weights.filter(({ file }) => atOnce.has(file));
  return {
    name: entry.name,
    minified: sum(first.map(({ minified }) => minified)),
    brotli: sum(first.map(({ brotli }) => brotli)),
    brotliOfAll: sum(weights.map(({ brotli }) => brotli)),
  };
}

/** The files that the entry imports, and those that they import, and so on; none that an `import()` fetches. */
export function loadedAtOnce(outputs: Metafile['outputs']): ReadonlySet<string> {
  const [entry] = Object.entries(outputs).find(([, { entryPoint }]) => entryPoint === 'page.js') ?? [];
  const found = new Set<string>();
  const follow = (file: string): void => {
    if (found.has(file)) return;
    found.add(file);
    for (const { path, kind } of outputs[file]?.imports ?? []) {
      if (kind === 'import-statement' && path in outputs) follow(path);
    }
  };
  if (entry !== undefined) follow(entry);
  return found;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
