// The licences of what is built into our files: most ask to go with every copy.
import { readFileSync, readdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Each folder's packages, by name and version; several builds write into one. */
const found = new Map();

/**
 * Writes `licenses.txt` into `folder`: the licence of each package of which code is in what was built there so far.
 * Fails where one has none.
 *
 * @param {string} folder
 * @returns {import('rollup').Plugin}
 */
export function licenses(folder) {
  const packages = found.get(folder) ?? new Map();
  found.set(folder, packages);

  return {
    name: 'licenses',
    async writeBundle(_, bundle) {
      for (const { modules = {} } of Object.values(bundle)) {
        for (const [id, { renderedLength }] of Object.entries(modules)) {
          const home = renderedLength > 0 ? homeOf(id) : undefined;
          if (home)
            packages.set(
              home,
              packages.get(home) ?? licenseIn(home) ?? this.error(`${home} has no licence.`),
            );
        }
      }
      const texts = [...packages.values()].sort();
      await writeFile(join(folder, 'licenses.txt'), texts.join(`\n${'-'.repeat(80)}\n\n`));
    },
  };
}

/** The folder of the package that a module is from; `undefined` for what is ours. */
function homeOf(id) {
  const [home] = /^.*\/node_modules\/(@[^/]+\/)?[^/]+/.exec(id.replace(/^[\0]/, '')) ?? [];
  return home;
}

/** The package's name and version, and the text of its licence. */
function licenseIn(home) {
  const { name, version, license } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'));
  const file = readdirSync(home).find((entry) => /^licen[cs]e(\.\w+)?$/i.test(entry));
  return (
    file &&
    `${name} ${version} (${license ?? 'as below'})\n\n${readFileSync(join(home, file), 'utf8').trim()}\n`
  );
}
