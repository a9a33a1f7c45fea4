import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { Page } from 'playwright';
import { docsScene, uploaderAt, withElements } from '../helpers/docs-scene.js';
import { testSamples } from '../helpers/docs-samples.js';
import { complete } from '../helpers/readme-samples.js';

interface Manifest {
  readonly modules: readonly { readonly declarations: readonly Declaration[] }[];
}

type Described = 'cssParts' | 'cssProperties' | 'cssStates' | 'slots';
type Declaration = { readonly tagName: string } & Readonly<
  Record<Described, readonly { readonly name: string }[]>
>;

const scene = docsScene();
const tags = () =>
  `<apivideo-uploader upload-token="${scene.token}"></apivideo-uploader><apivideo-recorder></apivideo-recorder>`;
const file = { name: 'holiday.mp4', mimeType: 'video/mp4', buffer: Buffer.from('a video, more or less') };

/** How one of an element's parts looks. */
function lookOf(page: Page, part: string, property: string): Promise<string> {
  return page
    .locator(`apivideo-uploader [part~="${part}"]`)
    .first()
    .evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property);
}

testSamples('docs/theming.md', {
  properties: async (t, { code }) => {
    const { page } = await scene.open(t, `<style>${code}</style>${tags()}${withElements('')}`);

    const button = page.locator('apivideo-recorder').getByRole('button', { name: 'Turn on the camera' });
    await button.waitFor();

    assert.equal(await lookOf(page, 'choose-button', 'background-color'), 'rgb(124, 58, 237)');
    assert.equal(
      await button.evaluate((element) => getComputedStyle(element).backgroundColor),
      'rgb(124, 58, 237)',
    );
    assert.equal(await lookOf(page, 'base', 'border-top-left-radius'), '4px');
    const named = [...code.matchAll(/--apivideo-[\w-]+/g)].map(([name]) => name);
    assert.deepEqual([...new Set(named)].sort(), namesOf('cssProperties'));
  },

  parts: async (t, { code }) => {
    const { page } = await scene.open(t, `<style>${code}</style>${tags()}${withElements('')}`);

    await page.locator('apivideo-uploader').getByText('Choose a video').waitFor();
    assert.equal(await lookOf(page, 'base', 'border-top-style'), 'solid');
    assert.equal(await lookOf(page, 'button', 'text-transform'), 'uppercase');
    await page.locator('apivideo-uploader input').setInputFiles(file);
    await uploaderAt(page, 'completed');
    assert.equal(await lookOf(page, 'file-name', 'font-weight'), '400');
  },

  states: async (t, { code }) => {
    const { page } = await scene.open(t, `<style>${code}</style>${tags()}${withElements('')}`);
    scene.emulator.faults = [{ match: { path: '/upload' }, then: { status: 400 } }];

    await page.locator('apivideo-uploader input').setInputFiles(file);
    await uploaderAt(page, 'failed');

    assert.equal(await page.evaluate(() => document.styleSheets[0]?.cssRules.length), 3);
    // Its colour gets there step by step.
    await page.waitForFunction(() => {
      const base = document.querySelector('apivideo-uploader')?.shadowRoot?.querySelector('[part~="base"]');
      return base && getComputedStyle(base).backgroundColor === 'rgb(255, 241, 242)';
    });
  },

  slots: async (t, sample) => {
    const { page } = await scene.open(t, complete(sample, { token: scene.token }) + withElements(''));

    await page.getByText('Your holidays, please').waitFor();

    const shown = await page.locator('apivideo-uploader img').evaluate((image) => image.assignedSlot?.name);
    assert.equal(shown, 'icon');
  },
});

testSamples('docs/languages.md', {
  lang: async (t, sample) => {
    const { page } = await scene.open(t, complete(sample, { token: scene.token }) + withElements(''));

    await page.getByRole('button', { name: 'Escolher um vídeo' }).waitFor();
  },

  strings: async (t, { code }) => {
    const { page } = await scene.open(t, tags() + withElements(code));

    await page.getByRole('button', { name: 'Let us see you' }).waitFor();
    await page.getByRole('button', { name: 'Pick your film' }).waitFor();
  },
});

const described: Manifest = JSON.parse(readFileSync('dist/custom-elements.json', 'utf8')) as Manifest;
const declarations = described.modules.flatMap((module) => module.declarations);

/** All that both elements have of a kind. */
function namesOf(kind: Described): readonly string[] {
  return [
    ...new Set(declarations.flatMap((declaration) => declaration[kind].map(({ name }) => name))),
  ].sort();
}

test('the page on theming names every part and every state of the elements', () => {
  const page = readFileSync('docs/theming.md', 'utf8');
  const isNamed = (name: string): boolean => page.includes(`\`${name}\``);

  for (const kind of ['cssParts', 'cssStates'] as const) {
    assert.ok(namesOf(kind).length > 8);
    assert.deepEqual(
      namesOf(kind).filter((name) => !isNamed(name)),
      [],
    );
  }
});
