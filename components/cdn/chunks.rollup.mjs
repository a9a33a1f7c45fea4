// For the classic scripts: what they `import()` becomes a file of its own beside them, fetched when it is needed.
import { basename, join } from 'node:path';
import { rollup } from 'rollup';

/**
 * A classic script can't be split into modules that share code. So each `import()` of ours becomes a module under
 * `folder` that holds all it needs, and is found from the script's own address: without CORS, which a script tag need
 * not have, a script doesn't know that by itself.
 *
 * @param {object} options
 * @param {string} options.folder - Where the modules go.
 * @param {() => import('rollup').InputPluginOption} options.plugins - What compiles them.
 */
export function separateChunks({ folder, plugins }) {
  /** By the source that each is made of; filled while the scripts are built, one after the other. */
  const built = new Map();
  const found = new Map();

  return {
    name: 'separate-chunks',

    async resolveDynamicImport(specifier, importer) {
      if (typeof specifier !== 'string' || !specifier.startsWith('.')) return null;
      const resolved = await this.resolve(specifier, importer);
      if (!resolved) return null;
      const file = `${basename(resolved.id).replace(/\.\w+$/, '')}.js`;
      found.set(resolved.id, file);
      return { id: `${basename(folder)}/${file}`, external: true };
    },

    renderDynamicImport() {
      return { left: 'import(new URL(', right: ',scriptAddress).href)' };
    },

    async writeBundle() {
      const missing = [...found].filter(([source]) => !built.has(source));
      for (const [source, file] of missing) {
        const taken = [...built].find(([, other]) => other === file);
        if (taken) this.error(`${source} and ${taken[0]} would both be ${file}.`);
        built.set(source, file);
      }
      await Promise.all(missing.map(([source, file]) => writeChunk(source, join(folder, file))));
    },
  };

  async function writeChunk(source, file) {
    const bundle = await rollup({ input: source, plugins: plugins() });
    await bundle.write({ file, format: 'es', sourcemap: true, inlineDynamicImports: true });
    await bundle.close();
  }
}

/** Runs first in each script: later, no browser tells a script its own address. A page's element may bear that name. */
export const scriptAddress =
  'const script=document.currentScript,scriptAddress=script instanceof HTMLScriptElement&&script.src||document.baseURI;';
