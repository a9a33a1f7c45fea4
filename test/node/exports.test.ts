import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { brotliCompressSync } from 'node:zlib';
import { run } from '../helpers/run.js';

interface Target {
  readonly types: string;
  readonly default: string;
}

/** One for everybody, or one for `import` and another for `require`. */
type Entry = Target | { readonly import: Target; readonly require: Target };

const { name, exports, sideEffects, unpkg, jsdelivr } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  readonly name: string;
  readonly exports: Readonly<Record<string, Entry | string>>;
  readonly sideEffects: readonly string[];
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
  './node': [
    'ApiVideoClient',
    'ApiVideoError',
    'UploadTask',
    'default',
    'isApiVideoError',
    'isKnownWebhookEvent',
    'parseWebhook',
    'ratio',
    'signWebhook',
    'verifyWebhook',
    'version',
    'webhookMemory',
  ],
  './compat': [
    'ApiVideoError',
    'ApiVideoMediaRecorder',
    'MAX_CHUNK_SIZE',
    'MIN_CHUNK_SIZE',
    'ProgressiveUploader',
    'UploaderStaticWrapper',
    'VideoUploader',
    'isApiVideoError',
  ],
  './emulator': ['startEmulator'],
};

/** lit notes down its versions, and in Node puts a stand-in where the browser has its registry. */
const ofLit = /^(lit\w*|\w+Versions|customElements)$/;

const declarations = Object.entries(exports).filter(
  (entry): entry is [string, Entry] => typeof entry[1] === 'object',
);
const isTypesOnly = ([, entry]: readonly [string, Entry]): boolean => Object.keys(entry).join() === 'types';
const entries = declarations.filter((entry) => !isTypesOnly(entry));

test('every declared entry has a list of public names', () => {
  assert.deepEqual(entries.map(([path]) => path).sort(), Object.keys(publicNames).sort());
});

test('whatever defines a tag is known to bundlers as what must not be left out', () => {
  const defining = ['dist', 'dist/chunks']
    .flatMap((folder) => readdirSync(folder).map((file) => join(folder, file)))
    .filter((file) => file.endsWith('.js') && /define\(["']apivideo-/.test(readFileSync(file, 'utf8')));
  const known = (file: string): boolean =>
    sideEffects.some((pattern) => new RegExp(`^${pattern.replace('*', '[^/]*')}$`).test(`./${file}`));

  assert.ok(defining.length > 0);
  assert.deepEqual(
    defining.filter((file) => !known(file)),
    [],
  );
});

test('the entries that are types only are built', () => {
  for (const [path, entry] of declarations.filter(isTypesOnly)) {
    assert.ok('types' in entry && existsSync(entry.types), `${path} is built`);
  }
});

for (const [path, declared] of entries) {
  const entry = 'import' in declared ? declared.import : declared;

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

test('require gives the class of "./node" itself, with every public name on it', async () => {
  const code = `
    const required = require('./dist/node.cjs');
    Promise.all([import('./dist/node.js'), import('./dist/index.js')]).then(([door, page]) => {
      const missing = Object.keys(door).filter((name) => required[name] !== door[name]);
      console.log(required === door.default, required.ApiVideoError === page.ApiVideoError, missing.length);
    });`;

  const finished = await run(process.execPath, ['--input-type=commonjs', '-e', code], '.');

  assert.deepEqual(finished, { code: 0, stdout: 'true true 0\n', stderr: '' });
});

test('require gives the names of "./compat", and the very classes that import gives', async () => {
  const code = `
    const required = require('./dist/compat.cjs');
    import('./dist/compat.js').then((door) => {
      const missing = Object.keys(door).filter((name) => required[name] !== door[name]);
      console.log(Object.keys(door).length > 5, missing.length);
    });`;

  const finished = await run(process.execPath, ['--input-type=commonjs', '-e', code], '.');

  assert.deepEqual(finished, { code: 0, stdout: 'true 0\n', stderr: '' });
});

test('the client of pages carries no rows but its own', () => {
  const code = Array.from(filesOf('dist/index.js'), (file) => readFileSync(file, 'utf8'));

  assert.ok(code.some((text) => text.includes('"/upload"')));
  assert.ok(!code.some((text) => text.includes('/live-streams')));
});

test('the version in the code is the version of the package', async () => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { readonly version: string };
  const module = (await import(new URL('../../dist/index.js', import.meta.url).href)) as { version: string };

  assert.equal(module.version, version);
});

test('the script that stands in for the two old ones weighs less than either', () => {
  const { length } = brotliCompressSync(readFileSync('dist/cdn/compat.min.js'));

  assert.ok(length <= 17_000, `${length} bytes`);
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

/** A built file, and the chunks of ours that it imports, at once or on demand. */
function filesOf(path: string): readonly string[] {
  const files = new Set([path]);
  for (const file of files) {
    const imports = readFileSync(file, 'utf8').matchAll(/(?:from |import |import\()'(\.[^']+)'/g);
    for (const [, specifier = ''] of imports) files.add(join(file, '..', specifier));
  }
  return [...files];
}
