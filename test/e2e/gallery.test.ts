import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright';
import { startDemo, type Demo } from '../../demo/serve.js';
import { openGallery } from '../helpers/gallery-page.js';
import { Keeper } from '../helpers/keeper.js';
import { openBrowser } from '../helpers/open-browser.js';

declare const axe: { run(selector: string): Promise<AxeResults> };

const keeper = new Keeper();
let demo: Demo;
let browser: Browser;

before(async () => {
  demo = keeper.keep(await startDemo());
  browser = keeper.keep(await openBrowser());
});

after(() => keeper.close());

/** What is wrong with the elements of that name, in words. */
async function complaints(page: Page, name: string): Promise<readonly string[]> {
  const { violations, passes } = await page.evaluate((selector) => axe.run(selector), name);
  assert.ok(passes.length > 0, 'there is something to look at');
  return violations.map(({ help, nodes }) => `${help}: ${nodes.map(({ html }) => html).join()}`);
}

test('axe finds nothing in any state of the recorder that the gallery shows', async (t) => {
  const { page, states, show } = await openGallery(await browser.newContext(), demo.url);
  await page.addScriptTag({ path: 'node_modules/axe-core/axe.min.js' });

  assert.ok(states.length > 30);
  for (const state of states) {
    await t.test(state, { timeout: 60_000 }, async () => {
      await show(state);

      assert.deepEqual(await complaints(page, 'apivideo-recorder'), []);
    });
  }
});

test(
  'axe finds nothing in the states of the uploader that the gallery shows',
  { timeout: 60_000 },
  async () => {
    const page = await browser.newPage();
    await page.goto(`${demo.url}/gallery.html?show=uploaders`);
    await page.locator('html[data-ready]').waitFor({ state: 'attached' });
    await page.addScriptTag({ path: 'node_modules/axe-core/axe.min.js' });

    assert.deepEqual(await complaints(page, 'apivideo-uploader'), []);
  },
);
