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

/** Marks a copy of a module, with whose it is. */
const mark = '?for=';
const original = (id) => id.split(mark)[0];
const ownerOf = (importer) => importer.split(mark)[1] ?? basename(importer);

/**
 * Gives each entry its own copy of all that it imports, so that it is one file: one request, which can be repeated
 * under another address. What keeps state belongs into one entry alone.
 *
 * @returns {import('rollup').Plugin}
 */
export function ownCopies() {
  return {
    name: 'own-copies',
    async resolveId(source, importer, options) {
      if (!importer) return null;
      const resolved = await this.resolve(source, original(importer), options);
      // What other plugins resolve on the way comes with marks of its own.
      return resolved && { ...resolved, id: `${original(resolved.id)}${mark}${ownerOf(importer)}` };
    },
    resolveDynamicImport(specifier, importer) {
      return this.resolve(specifier, original(importer));
    },
    load: (id) => (id.includes(mark) ? readFile(original(id), 'utf8') : null),
    outputOptions: (options) => ({ ...options, sourcemapPathTransform: original }),
  };
}

/**
 * Has modules take lit from the script that fetches them, which has lent it (`lend-lit.ts`). A template is the same
 * from any copy.
 *
 * @returns {import('rollup').Plugin}
 */
export function borrowedLit() {
  const names = { lit: ['css', 'html', 'nothing'], 'lit/directives/live.js': ['live'] };
  const prefix = '\0borrowed:';
  return {
    name: 'borrowed-lit',
    resolveId: (source, importer) => (source in names ? prefix + source + mark + ownerOf(importer) : null),
    load: (id) =>
      id.startsWith(prefix)
        ? `export const { ${names[original(id).slice(prefix.length)]} } = globalThis[Symbol.for('apivideo-kit.lit')];`
        : null,
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
    renderDynamicImport: () => ({ left: 'importModule(', right: ')' }),
  };
  return { written, linked };
}

/**
 * Runs first in each script: later, no browser tells a script its own address. A page's element may bear that name. An
 * address of the package alone, which a CDN leads to one of its files, tells neither the folder nor the version.
 *
 * Chromium remembers that a module could not be had, and asks for it no more; so that is tried under another address,
 * at once, as what failed may be an attempt of long ago.
 *
 * @param {{ readonly name: string, readonly version: string }} package
 */
export const scriptStart = ({ name, version }) => `
const script = document.currentScript;
const address = (script instanceof HTMLScriptElement && script.src) || document.baseURI;
const folder = address.replace(/(\\/${name})(@[^/?#]*)?\\/?([?#].*)?$/, '$1@${version}/dist/cdn/');
let repeats = 0;
const importModule = (file) => {
  const { href } = new URL(file, folder);
  return import(href).catch(() => import(href + '?' + ++repeats));
};
`;

/** The same for a module, which knows its own address, wherever it was led. */
export const moduleStart = `
let repeats = 0;
const importModule = (file) => {
  const { href } = new URL(file, import.meta.url);
  return import(href).catch(() => import(href + '?' + ++repeats));
};
`;
