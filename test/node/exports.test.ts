import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

interface Entry {
  readonly types: string;
  readonly default: string;
}

const { name, exports, unpkg, jsdelivr } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  readonly name: string;
  readonly exports: Readonly<Record<string, Entry | string>>;
  readonly unpkg: string;
  readonly jsdelivr: string;
};

/** The public names that exist at run time; types are checked by whoever compiles against them. */
const publicNames: Readonly<Record<string, readonly string[]>> = {
  '.': [
    'ApiVideoClient',
    'ApiVideoError',
    'RecordingSession',
    'UploadStream',
    'UploadTask',
    'isApiVideoError',
    'ratio',
    'version',
  ],
  './elements': ['ApiVideoRecorder', 'ApiVideoUploader'],
  './uploader': ['ApiVideoUploader', 'UploadQueue'],
  './recorder': ['ApiVideoRecorder'],
  './emulator': ['startEmulator'],
};

/** lit notes down its versions, and in Node puts a stand-in where the browser has its registry. */
const ofLit = /^(lit\w*|\w+Versions|customElements)$/;

const entries = Object.entries(exports).filter(
  (entry): entry is [string, Entry] => typeof entry[1] === 'object',
);

test('every declared entry has a list of public names', () => {
  assert.deepEqual(entries.map(([path]) => path).sort(), Object.keys(publicNames).sort());
});

for (const [path, entry] of entries) {
  test(`"${path}" gives its public names, in Node without a DOM too`, async () => {
    const before = Object.keys(globalThis);
    const module = (await import(new URL(`../../${entry.default}`, import.meta.url).href)) as object;

    assert.deepEqual(Object.keys(module).sort(), publicNames[path]);
    assert.ok(existsSync(entry.types), `${entry.types} is built`);
    assert.deepEqual(
      Object.keys(globalThis).filter((key) => !before.includes(key) && !ofLit.test(key)),
      [],
    );
  });
}

test('the version in the code is the version of the package', async () => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { readonly version: string };
  const module = (await import(new URL('../../dist/index.js', import.meta.url).href)) as { version: string };

  assert.equal(module.version, version);
});

test('the scripts for CDNs are where the package says', () => {
  assert.ok(existsSync(unpkg));
  assert.equal(unpkg, jsdelivr);
});

test(`nothing of ${name} uses XMLHttpRequest, and the client needs no lit`, () => {
  const built = readdirSync('dist', { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.js'),
  );

  const using = built.filter((file) => readFileSync(join('dist', file), 'utf8').includes('XMLHttpRequest'));

  assert.ok(built.length > 5);
  assert.deepEqual(using, []);
  assert.deepEqual(
    importsOf('dist/index.js').filter((specifier) => specifier.startsWith('lit')),
    [],
  );
});

/** What a built file imports, also by way of its chunks. */
function importsOf(path: string): readonly string[] {
  const found = Array.from(
    readFileSync(path, 'utf8').matchAll(/(?:from |import )'([^']+)'/g),
    ([, specifier = '']) => specifier,
  );
  return found.flatMap((specifier) =>
    specifier.startsWith('.') ? importsOf(join(path, '..', specifier)) : [specifier],
  );
}
