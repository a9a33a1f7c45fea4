// For the classic scripts: what they `import()` lies in modules beside them, which are fetched when they are needed.
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { rollup } from 'rollup';

/**
 * The modules that `scripts` import on demand, by name: the entries of one build, so that all scripts of a page share
 * one engine, and what it keeps.
 *
 * @param {object} options
 * @param {readonly string[]} options.scripts - The scripts' sources.
 * @param {import('rollup').InputPluginOption} options.plugins - What reads and finds modules.
 * @returns {Promise<Record<string, string>>}
 */
export async function importedOnDemand({ scripts, plugins }) {
  const found = new Map();
  const collector = {
    name: 'collect-dynamic-imports',
    async resolveDynamicImport(specifier, importer) {
      const { id } = await this.resolve(specifier, importer);
      const name = basename(id).replace(/\.\w+$/, '');
      if (found.has(name) && found.get(name) !== id)
        this.error(`${id} and ${found.get(name)} have one name.`);
      found.set(name, id);
      return { id, external: true };
    },
  };
  const bundle = await rollup({ input: [...scripts], plugins: [collector, plugins] });
  await bundle.close();
  return Object.fromEntries(found);
}

/**
 * Keeps a module together with all that it imports, so that it is one request; others then import from there.
 *
 * @param {Readonly<Record<string, RegExp>>} modules - By the name of the chunk.
 * @returns {import('rollup').GetManualChunk}
 */
export function ownChunk(modules) {
  const imports = (id, pattern, getModuleInfo, seen = new Set()) => {
    if (pattern.test(id)) return true;
    seen.add(id);
    const { importers = [] } = getModuleInfo(id) ?? {};
    return importers.some(
      (importer) => !seen.has(importer) && imports(importer, pattern, getModuleInfo, seen),
    );
  };
  return (id, { getModuleInfo }) =>
    Object.keys(modules).find((name) => imports(id, modules[name], getModuleInfo));
}

/**
 * Gives each module that imports a small one its own copy: a file of a few lines is not worth a request.
 *
 * @param {RegExp} small - Modules that keep no state.
 * @returns {import('rollup').Plugin}
 */
export function copied(small) {
  return {
    name: 'copied-modules',
    async resolveId(source, importer, options) {
      const resolved = importer && (await this.resolve(source, importer, options));
      return resolved && small.test(resolved.id) ? `${resolved.id}?for=${basename(importer)}` : null;
    },
    load(id) {
      const [file, importer] = id.split('?for=');
      return importer === undefined ? null : readFile(file, 'utf8');
    },
  };
}

/**
 * Two plugins: `written` notes what the modules' files are called, and `linked` has a script import them from there,
 * by its own address: without CORS, which a script tag need not have, a script doesn't know that by itself.
 *
 * @param {string} folder - Where the modules lie, from the scripts.
 */
export function onDemandModules(folder) {
  const files = new Map();

  const written = {
    name: 'note-written-modules',
    writeBundle(_, bundle) {
      for (const { facadeModuleId, fileName } of Object.values(bundle)) {
        if (facadeModuleId) files.set(facadeModuleId, fileName);
      }
    },
  };
  const linked = {
    name: 'link-written-modules',
    async resolveDynamicImport(specifier, importer) {
      const { id } = await this.resolve(specifier, importer);
      if (!files.has(id)) this.error(`${id} has not been built.`);
      return { id: `${folder}/${files.get(id)}`, external: true };
    },
    renderDynamicImport() {
      return { left: 'import(new URL(', right: ',scriptAddress).href)' };
    },
  };
  return { written, linked };
}

/**
 * Runs first in each script: later, no browser tells a script its own address. A page's element may bear that name. An
 * address of the package alone, which a CDN leads to one of its files, tells neither the folder nor the version.
 *
 * @param {{ readonly name: string, readonly version: string }} package
 */
export const scriptAddress = ({ name, version }) =>
  'const script=document.currentScript,scriptAddress=script instanceof HTMLScriptElement&&' +
  `script.src.replace(/(\\/${name})(@[^/?#]*)?\\/?([?#].*)?$/,'$1@${version}/dist/cdn/')||document.baseURI;`;
