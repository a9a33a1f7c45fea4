import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { test } from 'node:test';

interface Layer {
  /** Folder or file, from the root of the repository. */
  readonly at: string;
  /** What it may import of ours, besides itself. */
  readonly ours: readonly string[];
  /** What it may import of others. */
  readonly others?: RegExp;
}

const engine = ['src/base', 'src/api', 'src/http', 'src/upload'];
const below = [...engine, 'src/web', 'src/file-uploads.ts', 'src/client.ts', 'src/record', 'src/index.ts'];
const lit = /^lit(\/|$)/;

/** Imports point down this list, never up. The most special row that fits a file is its layer. */
const layers: readonly Layer[] = [
  { at: 'src/base', ours: [] },
  { at: 'src/api', ours: ['src/base'] },
  { at: 'src/http', ours: ['src/base', 'src/api'], others: /^ky$/ },
  { at: 'src/upload', ours: ['src/base', 'src/api', 'src/http'] },
  { at: 'src/web', ours: ['src/base', 'src/upload'], others: /^idb$/ },
  { at: 'src/engine.ts', ours: [...engine, 'src/web'] },
  { at: 'src/file-uploads.ts', ours: [...engine, 'src/web', 'src/engine.ts'] },
  { at: 'src/client.ts', ours: [...engine, 'src/file-uploads.ts'] },
  {
    at: 'src/record',
    ours: ['src/base', 'src/api', 'src/upload', 'src/web', 'src/file-uploads.ts', 'src/client.ts'],
  },
  { at: 'src/index.ts', ours: below },
  { at: 'src/compat', ours: [...engine, 'src/web', 'src/engine.ts', 'src/record'] },
  { at: 'src/node', ours: engine, others: /^node:/ },
  { at: 'src/emulator', ours: [], others: /^(node:.*|@fastify\/busboy|@seald-io\/nedb|selfsigned)$/ },
  { at: 'components/shared', ours: below, others: lit },
  { at: 'components/uploader', ours: [...below, 'components/shared'], others: lit },
  { at: 'components/recorder', ours: [...below, 'components/shared'], others: lit },
  { at: 'components/elements.ts', ours: ['components/uploader', 'components/recorder'] },
  {
    at: 'components/frameworks',
    ours: ['components/uploader', 'components/recorder', 'components/shared'],
    others: /^(react|preact|solid-js|vue|svelte\/elements)$/,
  },
  {
    at: 'components/cdn',
    ours: [...below, 'src/compat', 'components/uploader', 'components/recorder', 'components/elements.ts'],
    others: lit,
  },
  { at: 'demo', ours: [], others: /^(node:.*|apivideo-kit(\/.*)?)$/ },
  { at: 'demo/examples', ours: [], others: /^[^./]/ },
];

/** What must stay in one place, or away from some. */
const places = [
  { text: /new MediaRecorder\b/, only: /^src\/record\/chunks\.ts$/ },
  { text: /customElements\.define\b/, only: /^components\/shared\/define\.ts$/ },
  { text: /\blocalStorage\b/, only: /^src\/record\/device-choice\.ts$/ },
  { text: /\bXMLHttpRequest\b/, only: /^$/ },
  {
    text: /(?<![-\w])(window|document|navigator)(?=[.?[](?!js'))/,
    only: /^(src\/(web|record|emulator)|components|demo)\//,
  },
  { text: /\b(innerHTML|unsafeHTML|outerHTML)\b/, only: /^$/ },
];

const files = ['src', 'components', 'demo'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => /\.(ts|js)$/.test(path)),
);

/** The code of a file, without its comments. */
function codeOf(path: string): string {
  return readFileSync(path, 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
}

function importsOf(path: string): readonly string[] {
  const found = codeOf(path).matchAll(/(?:\bfrom\s+|\bimport\s*\(?\s*)'([^']+)'/g);
  return Array.from(found, ([, specifier = '']) => specifier);
}

function layerOf(path: string): Layer | undefined {
  return layers.filter(({ at }) => path === at || path.startsWith(`${at}/`)).at(-1);
}

function complaint(path: string, specifier: string): string | undefined {
  const layer = layerOf(path);
  if (!layer) return `${path} is in no layer`;
  if (!specifier.startsWith('.')) {
    return layer.others?.test(specifier) ? undefined : `${path} must not import ${specifier}`;
  }
  const target = normalize(join(dirname(path), specifier)).replace(/\.js$/, '.ts');
  const allowed = [layer.at, ...layer.ours].some((at) => target === at || target.startsWith(`${at}/`));
  return allowed ? undefined : `${path} must not import ${target}`;
}

test('imports point down the layers, never up and never sideways', () => {
  const complaints = files.flatMap((path) =>
    importsOf(path).flatMap((specifier) => complaint(path, specifier) ?? []),
  );

  assert.ok(files.length > 80, 'the files are there to be looked at');
  assert.deepEqual(complaints, []);
});

for (const { text, only } of places) {
  test(`${text.source} stays where it belongs`, () => {
    const found = files.filter((path) => text.test(codeOf(path)) && !only.test(path));

    assert.deepEqual(found, []);
  });
}

function longerThan(most: number, paths: readonly string[]): readonly object[] {
  return paths
    .map((path) => ({ path, lines: readFileSync(path, 'utf8').split('\n').length - 1 }))
    .filter(({ lines }) => lines > most);
}

test('every file is short enough to be one idea', () => {
  assert.deepEqual(longerThan(250, files), []);
});

test('what stands in for the old classes is short enough to have no behaviour of its own', () => {
  const adapters = files.filter((path) => path.startsWith('src/compat/'));

  assert.ok(adapters.length > 5);
  assert.deepEqual(longerThan(100, adapters), []);
});
