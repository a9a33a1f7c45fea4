import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { samplesOf } from '../helpers/readme-samples.js';

const docs = readdirSync('docs').filter((name) => name.endsWith('.md'));
const pages = ['README.md', 'CONTRIBUTING.md', ...docs.map((name) => join('docs', name))];
const tests = ['test/unit', 'test/e2e']
  .flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)))
  .filter((path) => path.endsWith('.test.ts') && !path.endsWith('docs-pages.test.ts'))
  .map((path) => readFileSync(path, 'utf8'));

/** What is typed on a terminal, or only looked at. */
const notRun = ['sh', '', 'text'];

const textOf = (path: string): string => readFileSync(path, 'utf8');
const withoutCode = (markdown: string): string => markdown.replace(/^```.*?^```$/gms, '');

/** How GitHub names a heading's place. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');
}

function anchorsOf(path: string): readonly string[] {
  const headings = withoutCode(textOf(path)).matchAll(/^#+ (.+)$/gm);
  return Array.from(headings, ([, heading = '']) => anchorOf(heading));
}

function linksOf(path: string): readonly string[] {
  const links = withoutCode(textOf(path)).matchAll(/\]\(([^)\s]+)\)/g);
  return Array.from(links, ([, link = '']) => link).filter((link) => !/^https?:/.test(link));
}

for (const page of pages) {
  test(`every link in ${page} leads somewhere`, () => {
    const dead = linksOf(page).filter((link) => {
      const [file = '', anchor] = link.split('#');
      const target = file === '' ? page : join(dirname(page), file);
      return !existsSync(target) || (anchor !== undefined && !anchorsOf(target).includes(anchor));
    });

    assert.deepEqual(dead, []);
  });

  test(`every sample in ${page} has a name, and a test that runs them`, () => {
    const samples = samplesOf(textOf(page)).filter(({ language }) => !notRun.includes(language));
    // What stood there before, in other packages, is shown to be replaced.
    const nameless = samples.filter(({ name, code }) => name === undefined && !code.includes('@api.video/'));
    const name = page.split('/').at(-1) ?? page;

    assert.deepEqual(nameless, []);
    if (samples.length > 0)
      assert.ok(
        tests.some((code) => code.includes(name)),
        `no test is about ${page}`,
      );
  });
}

test('the index of the docs leads to every page', () => {
  assert.deepEqual(
    [...new Set(linksOf('docs/README.md'))].sort(),
    docs.filter((name) => name !== 'README.md').sort(),
  );
});
