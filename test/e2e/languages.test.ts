import assert from 'node:assert/strict';
import { after, before, test, type TestContext } from 'node:test';
import type { Browser, Page } from 'playwright';
import { Keeper } from '../helpers/keeper.js';
import { complaintsOf, openBrowser, openContext } from '../helpers/open-browser.js';
import { serveFolder, type StaticServer } from '../helpers/static-server.js';

const timeout = 60_000;
const keeper = new Keeper();
let site: StaticServer;
let cdn: StaticServer;
let browser: Browser;

before(async () => {
  cdn = keeper.keep(await serveFolder('dist/cdn'));
  const tags = ['apivideo-kit', 'uploader', 'recorder'].map((script) => [
    `/${script}/page.html`,
    `<!doctype html><html lang="fr"><meta charset="utf-8"><title>Un site</title><link rel="icon" href="data:,">
    <script src="${cdn.url}/${script}.min.js" defer></script>
    <apivideo-uploader></apivideo-uploader><apivideo-recorder></apivideo-recorder>`,
  ]);
  site = keeper.keep(await serveFolder('dist/cdn', Object.fromEntries(tags) as Record<string, string>));
  browser = keeper.keep(await openBrowser());
});

after(() => keeper.close());

async function open(t: TestContext): Promise<Page> {
  return (await openContext(t, browser)).newPage();
}

/** What marks a file's version. */
const hash = /-[\w-]{6}(?=\.js$)/;

/** What the page has fetched of the scripts' server, by path. */
function fetchedBy(page: Page): readonly string[] {
  const fetched: string[] = [];
  page.on('request', (request) => {
    if (request.url().startsWith(cdn.url)) fetched.push(new URL(request.url()).pathname.replace(hash, ''));
  });
  return fetched;
}

for (const script of ['apivideo-kit', 'recorder']) {
  test(`a script tag for ${script} from elsewhere has the page's language`, { timeout }, async (t) => {
    const page = await open(t);
    const complaints = complaintsOf(page);
    const fetched = fetchedBy(page);

    await page.goto(`${site.url}/${script}/page.html`);
    await page.getByRole('button', { name: 'Activer la caméra' }).waitFor();

    assert.deepEqual(fetched, [`/${script}.min.js`, '/chunks/fr.js']);
    assert.deepEqual(complaints, []);
  });
}

test(
  'a language that cannot be fetched leaves the texts English, and nothing unhandled',
  { timeout },
  async (t) => {
    const page = await open(t);
    const unhandled: unknown[] = [];
    page.on('pageerror', (error) => unhandled.push(error));
    await page.route('**/chunks/fr-*.js*', (route) => route.abort());
    const failed = page.waitForEvent('requestfailed');

    await page.goto(`${site.url}/recorder/page.html`);
    await failed;
    await page.getByRole('button', { name: 'Turn on the camera' }).waitFor();
    await page.evaluate(() => new Promise(requestAnimationFrame));

    assert.equal(await page.getByRole('group').getAttribute('lang'), 'en');
    assert.deepEqual(unhandled, []);
  },
);

test('each language is fetched when it is needed, and once', { timeout }, async (t) => {
  const page = await open(t);
  const fetched = fetchedBy(page);
  await page.goto(`${site.url}/apivideo-kit/page.html`);
  await page.getByRole('button', { name: 'Activer la caméra' }).waitFor();

  await page.evaluate(() => (document.documentElement.lang = 'ja'));
  await page.getByRole('button', { name: 'カメラをオンにする' }).waitFor();
  await page.evaluate(() => (document.documentElement.lang = 'fr'));
  await page.getByRole('button', { name: 'Activer la caméra' }).waitFor();

  assert.deepEqual(fetched, ['/apivideo-kit.min.js', '/chunks/fr.js', '/chunks/ja.js']);
});
