import assert from 'node:assert/strict';
import { build } from 'esbuild';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { after, test } from 'node:test';
import { temporaryFolder } from '../helpers/temporary-folder.js';

const folder = temporaryFolder();
after(() => folder.close());
mkdirSync(join(folder.path, 'node_modules'));
symlinkSync(resolve('.'), join(folder.path, 'node_modules', 'apivideo-kit'));

/** What a bundler makes of `code`, in somebody's project. What is fetched on demand is not in it. */
async function bundle(code: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: folder.path },
    bundle: true,
    splitting: true,
    outdir: folder.path,
    write: false,
    format: 'esm',
    minify: true,
    entryNames: 'entry',
    logLevel: 'error',
  });
  const entry = outputFiles.find(({ path }) => path.endsWith('entry.js'));
  const shared = [...(entry?.text.matchAll(/(?:from|import)"\.\/([^"]+)"/g) ?? [])].map(([, name]) => name);
  return outputFiles
    .filter(({ path }) => path === entry?.path || shared.some((name) => name && path.endsWith(name)))
    .map(({ text }) => text)
    .join('\n');
}

/** Which tags the code defines. */
const tagsIn = (code: string): readonly string[] =>
  ['apivideo-uploader', 'apivideo-recorder'].filter((tag) => code.includes(`"${tag}"`));

test('an import of one element defines it, and does not bring the other', async () => {
  assert.deepEqual(tagsIn(await bundle("import 'apivideo-kit/uploader'")), ['apivideo-uploader']);
  assert.deepEqual(tagsIn(await bundle("import 'apivideo-kit/recorder'")), ['apivideo-recorder']);
});

test('an import for the definitions alone is not left out', async () => {
  const both = await bundle("import 'apivideo-kit/elements'");

  assert.deepEqual(tagsIn(both), ['apivideo-uploader', 'apivideo-recorder']);
});

test('the client brings no element, and no lit', async () => {
  const client = await bundle("import { ApiVideoClient } from 'apivideo-kit'; new ApiVideoClient()");

  assert.deepEqual(tagsIn(client), []);
  assert.doesNotMatch(client, /litHtmlVersions/);
});

test('of what is imported and not used, nothing stays', async () => {
  const unused = await bundle("import { ApiVideoClient, RecordingSession } from 'apivideo-kit'");

  assert.ok(unused.trim().length < 200, unused.slice(0, 2000));
});
