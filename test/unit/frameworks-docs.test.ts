import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { samplesOf } from '../helpers/readme-samples.js';

/** Those that are named after the file of an example. */
const samples = ['frameworks.md', 'tokens.md']
  .flatMap((page) => samplesOf(readFileSync(join('docs', page), 'utf8')))
  .filter(({ name }) => name?.includes('/'));
const editors = samplesOf(readFileSync(join('docs', 'frameworks.md'), 'utf8')).find(
  ({ name }) => name === 'editors',
);

/** The words of it, however they are laid out. */
function wordsOf(code: string): string {
  return code.replace(/\s+/g, ' ').trim();
}

test('the docs of the frameworks have samples', () => {
  assert.ok(samples.length > 5);
});

for (const { name = '', code } of samples) {
  test(`the sample "${name}" in the docs of the frameworks is what the example says`, () => {
    const example = readFileSync(join('demo', 'examples', name), 'utf8');

    assert.ok(wordsOf(example).includes(wordsOf(code)), code);
  });
}

test('the files that editors are told of are built', () => {
  const named = Object.values(
    JSON.parse(editors?.code ?? '{}') as Readonly<Record<string, readonly string[]>>,
  );
  const files = named.flat().map((path) => path.replace('./node_modules/apivideo-kit/', ''));

  assert.equal(files.length, 2);
  assert.deepEqual(
    files.filter((file) => !existsSync(file)),
    [],
  );
});
