import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { samplesOf } from '../helpers/readme-samples.js';

const samples = samplesOf(readFileSync(join('docs', 'frameworks.md'), 'utf8')).filter(({ name }) => name);

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
