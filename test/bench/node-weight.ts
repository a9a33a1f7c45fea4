import { build, type Metafile } from 'esbuild';
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

/** A bundle with all its packages, minified; bytes of its files, each gzipped. */
export interface Weight {
  /** What an import loads. */
  readonly atOnce: number;
  /** What is loaded besides by what asks for one of the modules looked for. */
  readonly next: number;
  /** All the rest, loaded when it is first needed. */
  readonly later: number;
}

/** Bundles a module that does `code`, as an application's bundler would. */
export async function weigh(code: string, next = /^$/): Promise<Weight> {
  const { outputFiles, metafile } = await build({
    stdin: { contents: code, resolveDir: '.', sourcefile: 'entry.js' },
    bundle: true,
    splitting: true,
    minify: true,
    write: false,
    metafile: true,
    format: 'esm',
    platform: 'node',
    outdir: '.',
  });
  const paths = Object.keys(metafile.outputs);
  const bytesOf = (path: string): number => {
    const file = outputFiles.find((output) => output.path.endsWith(`/${path}`));
    return gzipSync(file?.contents ?? '', { level: 9 }).length;
  };
  const sum = (chosen: readonly string[]): number => chosen.reduce((total, path) => total + bytesOf(path), 0);

  const begun = paths.filter((path) => metafile.outputs[path]?.entryPoint === 'entry.js');
  const atOnce = withImports(metafile, begun);
  const asked = paths.filter((path) => next.test(metafile.outputs[path]?.entryPoint ?? ''));
  const both = withImports(metafile, [...begun, ...asked]);
  return {
    atOnce: sum([...atOnce]),
    next: sum([...both]) - sum([...atOnce]),
    later: sum(paths) - sum([...both]),
  };
}

/** Files, and all that they need to begin. */
function withImports({ outputs }: Pick<Metafile, 'outputs'>, begun: readonly string[]): ReadonlySet<string> {
  const found = new Set(begun);
  for (const path of found) {
    for (const { kind, path: needed } of outputs[path]?.imports ?? []) {
      if (kind !== 'dynamic-import' && outputs[needed]) found.add(needed);
    }
  }
  return found;
}

interface Lock {
  readonly packages: Readonly<Record<string, { readonly dependencies?: Readonly<Record<string, string>> }>>;
}

/** How many packages an install of `name` brings, itself included; an empty name is this package. */
export function countPackages(name: string): number {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lock;
  const seen = new Set<string>();
  const visit = (path: string): void => {
    if (seen.has(path) || !packages[path]) return;
    seen.add(path);
    for (const each of Object.keys(packages[path].dependencies ?? {})) {
      const nested = `${path}/node_modules/${each}`;
      visit(packages[nested] ? nested : `node_modules/${each}`);
    }
  };
  visit(name === '' ? '' : `node_modules/${name}`);
  return seen.size;
}
