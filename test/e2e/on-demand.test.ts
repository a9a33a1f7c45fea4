import assert from 'node:assert/strict';
import { after, before, beforeEach, test, type TestContext } from 'node:test';
import type { Browser, Page } from 'playwright';
import { startEmulator, type Emulator } from '../../src/emulator/index.js';
import { Keeper } from '../helpers/keeper.js';
import { openBrowser, openContext } from '../helpers/open-browser.js';
import { serveFolder, type StaticServer } from '../helpers/static-server.js';

const timeout = 60_000;
const keeper = new Keeper();
const engine = '**/chunks/engine-*.js';
let emulator: Emulator;
let site: StaticServer;
let browser: Browser;

before(async () => {
  emulator = keeper.keep(await startEmulator());
  const elements = `<apivideo-uploader></apivideo-uploader><apivideo-recorder></apivideo-recorder>`;
  const html = (...scripts: readonly string[]): string =>
    `<!doctype html><html lang="en"><title>A page</title><link rel="icon" href="data:,">
    ${scripts.map((name) => `<script src="/${name}.min.js"></script>`).join('')}${elements}`;
  site = keeper.keep(
    await serveFolder('dist/cdn', {
      '/uploader.html': html('uploader'),
      '/both.html': html('uploader', 'recorder'),
    }),
  );
  browser = keeper.keep(await openBrowser());
});

beforeEach(() => emulator.reset());

after(() => keeper.close());

/** A page with the elements ready, and the names of what it has fetched of the chunks. */
async function open(t: TestContext, path: string): Promise<{ page: Page; fetched: readonly string[] }> {
  const page = await (await openContext(t, browser)).newPage();
  const fetched: string[] = [];
  page.on('request', (request) => {
    const [, name] = /\/chunks\/([\w-]+)-[\w-]{8}\.js/.exec(request.url()) ?? [];
    if (name !== undefined) fetched.push(name);
  });
  await page.goto(`${site.url}${path}`);
  const { token } = emulator.createUploadToken();
  await page.evaluate(
    ([uploadToken, baseUri]) =>
      Object.assign(document.querySelector('apivideo-uploader') as object, { uploadToken, baseUri }),
    [token, emulator.url],
  );
  return { page, fetched };
}

test('a page that nobody turns to has fetched no engine', { timeout }, async (t) => {
  const { page, fetched } = await open(t, '/both.html');

  await page.evaluate(() => new Promise(requestAnimationFrame));
  assert.deepEqual(fetched, []);

  await page.locator('apivideo-uploader').hover();
  await page.waitForResponse(engine);
  assert.deepEqual(fetched, ['engine']);
});
