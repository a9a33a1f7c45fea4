import { join } from 'node:path';
import { build } from 'esbuild';
import { serveFolder, type StaticServer } from '../helpers/static-server.js';
import type { Contestant } from './contestants.js';

const folder = join(import.meta.dirname, 'page');

/** Serves one page for each script of `folder`: an input for the file, and the script, with the built package in it. */
export async function servePages(scripts: readonly Contestant['script'][]): Promise<StaticServer> {
  const { outputFiles } = await build({
    entryPoints: scripts.map((script) => join(folder, `${script}.ts`)),
    outdir: '/',
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    logLevel: 'error',
    alias: { 'apivideo-kit': join(process.cwd(), 'dist', 'index.js') },
  });

  const code = outputFiles.map(({ path, text }) => [path, text] as const);
  const pages = scripts.map((script) => [
    `/${script}.html`,
    `<!doctype html><title>${script}</title><input type="file"><script type="module" src="/${script}.js"></script>`,
  ]);
  return serveFolder(folder, Object.fromEntries([...code, ...pages]) as Record<string, string>);
}
