import { build, type Metafile } from 'esbuild';
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

/** Bytes of a bundle with all its packages, minified and gzipped. */
export interface Weight {
  /** What an import loads. */
  readonly atOnce: number;
  /** What is loaded when it is first needed. */
  readonly onDemand: number;
}

/** Bundles a module that does `code`, as an application's bundler would. */
export async function weigh(code: string, external: readonly string[] = []): Promise<Weight> {
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
    external: [...external],
  });
  const entry = Object.keys(metafile.outputs).find((path) => metafile.outputs[path]?.entryPoint) ?? '';
  const atOnce = imported(metafile, entry);
  const sizes = Object.keys(metafile.outputs).map((path) => {
    const file = outputFiles.find((output) => output.path.endsWith(`/${path}`));
    return { path, bytes: gzipSync(file?.contents ?? '', { level: 9 }).length };
  });
  const sum = (chosen: typeof sizes): number => chosen.reduce((total, { bytes }) => total + bytes, 0);
  return {
    atOnce: sum(sizes.filter(({ path }) => atOnce.has(path))),
    onDemand: sum(sizes.filter(({ path }) => !atOnce.has(path))),
  };
}

/** The files that `path` needs to begin, itself included. */
function imported(
  { outputs }: Metafile,
  path: string,
  known: ReadonlySet<string> = new Set(),
): ReadonlySet<string> {
  const output = outputs[path];
  if (known.has(path) || !output) return known;
  return output.imports
    .filter(({ kind }) => kind !== 'dynamic-import')
    .reduce<ReadonlySet<string>>(
      (all, next) => imported({ outputs, inputs: {} }, next.path, all),
      new Set([...known, path]),
    );
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
