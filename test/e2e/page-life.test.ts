import assert from 'node:assert/strict';
import { after, before, beforeEach, test, type TestContext } from 'node:test';
import type { Browser, Dialog, Page } from 'playwright';
import type {} from '../../components/recorder/recorder.js';
import { startEmulator, type Emulator } from '../../src/emulator/index.js';
import { Keeper } from '../helpers/keeper.js';
import { openBrowser, openContext } from '../helpers/open-browser.js';
import { serveFolder, type StaticServer } from '../helpers/static-server.js';

const timeout = 60_000;
const keeper = new Keeper();
let emulator: Emulator;
let site: StaticServer;
let browser: Browser;

before(async () => {
  emulator = keeper.keep(await startEmulator());
  const head = `<!doctype html><meta charset="utf-8"><title>A site</title><link rel="icon" href="data:,">`;
  const { token } = emulator.createUploadToken();
  site = keeper.keep(
    await serveFolder('dist/cdn', {
      '/page.html': `${head}<script src="/recorder.min.js"></script>
        <form><apivideo-recorder name="answer" upload-token="${token}" base-uri="${emulator.url}"></apivideo-recorder></form>`,
      '/other.html': head,
    }),
  );
  browser = keeper.keep(await openBrowser());
});

beforeEach(() => emulator.reset());

after(() => keeper.close());

async function open(t: TestContext): Promise<Page> {
  const page = await (await openContext(t, browser)).newPage();
  await page.goto(`${site.url}/page.html`);
  return page;
}

/** Records until the page has bytes to lose. Browsers ask only where a person has touched the page. */
async function record(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Turn on the camera' }).click();
  await page.getByRole('button', { name: 'Start recording' }).click();
  await page.getByRole('button', { name: 'Stop recording' }).waitFor();
}

test(
  'the browser asks before a page is closed that records, and the person can stay',
  { timeout },
  async (t) => {
    const page = await open(t);
    await record(page);

    const asked = page.waitForEvent('dialog');
    await page.close({ runBeforeUnload: true });
    const dialog = await asked;
    assert.equal(dialog.type(), 'beforeunload');
    await dialog.dismiss();

    assert.equal(page.isClosed(), false);
    await page.getByRole('button', { name: 'Stop recording' }).waitFor();
  },
);

test('a page is closed without a question where nothing would be lost', { timeout }, async (t) => {
  const page = await open(t);
  const dialogs: Dialog[] = [];
  page.on('dialog', (dialog) => dialogs.push(dialog));
  await record(page);
  await page.getByRole('button', { name: 'Pause' }).click();
  await page.getByRole('button', { name: 'Drop the recording' }).click();
  await page.getByRole('button', { name: 'Drop it' }).click();
  await page.getByRole('button', { name: 'Start recording' }).waitFor();

  const closed = page.waitForEvent('close');
  await page.close({ runBeforeUnload: true });
  await closed;

  assert.deepEqual(dialogs, []);
});

test('a page that wants no question has none', { timeout }, async (t) => {
  const page = await open(t);
  await page.locator('apivideo-recorder').evaluate((recorder) => recorder.toggleAttribute('no-guard', true));
  await record(page);

  const closed = page.waitForEvent('close');
  await page.close({ runBeforeUnload: true });

  await closed;
});

test('a video is still in the form when the person comes back to the page', { timeout }, async (t) => {
  const page = await open(t);
  await record(page);
  await page.waitForFunction(
    () => Number(document.querySelector('apivideo-recorder')?.clocks.recordedSeconds) > 1,
  );
  await page.getByRole('button', { name: 'Stop recording' }).click();
  await page.getByText('Your recording has arrived.').first().waitFor();
  const answer = (): Promise<unknown> =>
    page.evaluate(() => new FormData(document.querySelector('form') ?? undefined).get('answer'));
  const before = await answer();

  await page.goto(`${site.url}/other.html`);
  await page.goBack();

  assert.equal(before, emulator.videos[0]);
  assert.equal(await answer(), before);
});
