import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test, type TestContext } from 'node:test';
import { samplesOf, type Sample } from './readme-samples.js';

/** How each sample of a page is put to use; by the name in the comment above it, in their order. */
export type Uses = Readonly<Record<string, (t: TestContext, sample: Sample) => Promise<void>>>;

/** Languages of what is typed on a terminal, or only looked at; all other blocks are run. */
const notRun = ['sh', '', 'text'];
const timeout = 120_000;

/** Tests each sample of the page at `path`, and that there are no others. */
export function testSamples(path: string, uses: Uses): void {
  const samples = samplesOf(readFileSync(path, 'utf8')).filter(
    ({ language, name }) => name !== undefined || !notRun.includes(language),
  );

  test(`every sample in ${path} has a name, and every name a test`, () => {
    assert.deepEqual(
      samples.map(({ name }) => name),
      Object.keys(uses),
    );
  });

  for (const sample of samples) {
    const { name = 'without a name' } = sample;

    test(`the sample "${name}" in ${path} works as it stands there`, { timeout }, async (t) => {
      await uses[name]?.(t, sample);
    });
  }
}
