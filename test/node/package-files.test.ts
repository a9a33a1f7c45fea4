import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { test } from 'node:test';
import { succeed } from '../helpers/run.js';

/** What may be in the tarball: every path is of one of these kinds, and of each kind there is one. */
const kinds = {
  'what npm asks for': /^(package\.json|README\.md|LICENSE|CHANGELOG\.md)$/,
  'licences of what is built in': /^dist\/(cdn\/)?licenses\.txt$/,
  entries: /^dist\/[\w-]+\.(js|cjs)$/,
  chunks: /^dist\/chunks\/[\w-]+\.js$/,
  'scripts for CDNs': /^dist\/cdn\/[\w.-]+\.min\.js$/,
  'what those fetch': /^dist\/cdn\/chunks\/[\w-]+\.js$/,
  'source maps': /^dist\/(cdn\/|chunks\/|cdn\/chunks\/)?[\w.-]+\.js\.map$/,
  types: /^dist\/(types\/(src|components)\/[\w./-]+\.d\.ts|[\w-]+\.d\.cts)$/,
  'what editors read':
    /^dist\/(custom-elements|web-types|vscode\.html-custom-data|vscode\.css-custom-data)\.json$/,
};

async function packed(): Promise<readonly string[]> {
  const { stdout } = await succeed('npm', ['pack', '--dry-run', '--ignore-scripts', '--json'], '.');
  const [{ files }] = JSON.parse(stdout) as [{ readonly files: readonly { readonly path: string }[] }];
  return files.map(({ path }) => path);
}

const paths = await packed();

test('the package holds files of known kinds, and no others', () => {
  const unknown = paths.filter((path) => !Object.values(kinds).some((kind) => kind.test(path)));
  const missing = Object.entries(kinds).filter(([, kind]) => !paths.some((path) => kind.test(path)));

  assert.deepEqual(unknown, []);
  assert.deepEqual(missing, []);
});

test('every script has its source map, with the sources in it', () => {
  const scripts = paths.filter((path) => path.endsWith('.js'));

  for (const path of scripts) {
    const [, map = ''] = /\/\/# sourceMappingURL=(\S+)\s*$/.exec(readFileSync(path, 'utf8')) ?? [];
    const file = join(dirname(path), map);
    assert.ok(map !== '' && paths.includes(file), `${path} has a map`);
    const { sources, sourcesContent = [] } = JSON.parse(readFileSync(file, 'utf8')) as {
      readonly sources: readonly string[];
      readonly sourcesContent?: readonly (string | null)[];
    };
    assert.equal(sourcesContent.filter(Boolean).length, sources.length, `${file} has its sources`);
  }
});

/** What only this machine knows, or what opens a door. */
const telltales: Readonly<Record<string, RegExp>> = {
  'a path of this machine': new RegExp(
    [process.cwd(), homedir(), tmpdir()]
      // A folder at the root may have any name, also one of ours.
      .filter((path) => path.split(sep).length > 2)
      .map((path) => `(?<![\\w.])${path.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}[/\\\\]`)
      .join('|'),
  ),
  'an address of a file': /\bfile:\/\/\/\w/,
  'an upload token': /\bto[0-9A-Za-z]{22}\b(?<=\d\w*)/,
  'a key, or what signs webhooks':
    /\bsig_sec_\w{8}|Basic [\w+/]{20}|BEGIN [A-Z ]*PRIVATE KEY-----\\?n?[\w+/]{20}/,
};

test('no file of the package tells a path of this machine, a key or a token', () => {
  const told = paths.flatMap((path) => {
    const text = readFileSync(path, 'utf8');
    return Object.entries(telltales).flatMap(([what, telltale]) => {
      const [found] = telltale.exec(text) ?? [];
      return found === undefined ? [] : [`${what} in ${path}: ${found}`];
    });
  });

  assert.deepEqual(told, []);
});

test('source maps name their sources by paths within the project', () => {
  const maps = paths.filter((path) => path.endsWith('.map'));

  for (const path of maps) {
    const { sources, sourceRoot = '' } = JSON.parse(readFileSync(path, 'utf8')) as {
      readonly sources: readonly string[];
      readonly sourceRoot?: string;
    };
    const outside = sources.filter((source) => {
      const inProject = relative('.', resolve(dirname(path), sourceRoot, source));
      return /^([a-z]+:|[\\/])/i.test(source) || inProject.startsWith('..');
    });
    assert.deepEqual(outside, [], path);
  }
});

for (const [folder, packages] of Object.entries({
  'dist/cdn': ['@lit/reactive-element', 'idb', 'ky', 'lit-element', 'lit-html'],
  dist: ['@fastify/busboy', '@seald-io/nedb', 'idb', 'selfsigned'],
})) {
  test(`the licences of what is built into ${folder} are there`, () => {
    const text = readFileSync(join(folder, 'licenses.txt'), 'utf8');

    for (const name of packages) {
      const home = join('node_modules', name);
      const file =
        ['LICENSE', 'LICENSE.md', 'license'].map((each) => join(home, each)).find(existsSync) ?? '';
      assert.ok(text.includes(`\n${name} `) || text.startsWith(`${name} `), name);
      assert.ok(text.includes(readFileSync(file, 'utf8').trim()), `${name}'s text`);
    }
  });
}
