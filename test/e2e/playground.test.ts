import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import type { Browser, Page } from 'playwright';
import { startDemo, type Demo } from '../../demo/serve.js';
import { Keeper } from '../helpers/keeper.js';
import { complaintsOf, openBrowser, openContext } from '../helpers/open-browser.js';
import { onlyVideo } from '../helpers/received.js';

const timeout = 120_000;
const keeper = new Keeper();
const file = { name: 'holiday.mp4', mimeType: 'video/mp4', buffer: Buffer.alloc(300_000, 'video') };
let demo: Demo;
let browser: Browser;
let page: Page;
let complaints: readonly string[];

before(async () => {
  demo = keeper.keep(await startDemo());
  browser = keeper.keep(await openBrowser());
});

beforeEach(async (t) => {
  demo.emulator.reset();
  const context = await openContext(t as never, browser);
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  page = await context.newPage();
  complaints = complaintsOf(page);
  await page.goto(`${demo.url}/playground.html`);
  await page.locator('apivideo-uploader').getByRole('button', { name: 'Choose a video' }).waitFor();
});

after(() => keeper.close());

test('a knob changes the element, and the code that is copied says so', { timeout }, async () => {
  const uploader = page.locator('apivideo-uploader');

  await page.getByLabel('multiple', { exact: true }).check();
  await page.getByLabel('max-files').fill('3');
  await page.getByLabel('max-files').blur();
  await uploader.getByRole('button', { name: 'Choose videos' }).waitFor();
  await page.getByLabel('--apivideo-radius').fill('2px');
  await page.getByRole('button', { name: 'Copy HTML' }).click();
  await page.getByText('Copied.').waitFor();

  const html = await page.evaluate(() => navigator.clipboard.readText());
  const radius = await uploader
    .locator('[part~="base"]')
    .evaluate((base) => getComputedStyle(base).borderTopLeftRadius);
  assert.equal(
    html,
    [
      '<apivideo-uploader',
      '  upload-token="YOUR_UPLOAD_TOKEN"',
      '  multiple',
      '  max-files="3"',
      '></apivideo-uploader>',
    ].join('\n'),
  );
  assert.equal(await page.locator('#css').innerText(), 'apivideo-uploader {\n  --apivideo-radius: 2px;\n}');
  assert.equal(radius, '2px');
  assert.deepEqual(complaints, []);
});

test('language, direction and colours are those of the page around', { timeout }, async () => {
  const uploader = page.locator('apivideo-uploader');

  await page.getByLabel('lang', { exact: true }).selectOption('ar');
  await page.getByLabel('dir', { exact: true }).selectOption('rtl');
  await page.getByLabel('color-scheme').selectOption('dark');
  await uploader.locator('[dir=rtl]').first().waitFor();

  const scheme = await uploader.evaluate((element) => getComputedStyle(element).colorScheme);
  assert.equal(scheme, 'dark');
});

test('what is sent shows in the panel, and the other element has knobs of its own', { timeout }, async () => {
  await page.locator('apivideo-uploader input').setInputFiles(file);
  await page.getByText(`SHA-256 ${await sent()}`).waitFor();
  await page.getByLabel('Recorder').check();
  await page.locator('apivideo-recorder').getByRole('button', { name: 'Turn on the camera' }).waitFor();
  await page.getByLabel('source').selectOption('microphone');

  await page.locator('apivideo-recorder').getByRole('button', { name: 'Turn on the microphone' }).waitFor();
  assert.equal(await page.getByLabel('max-files').count(), 0);
  assert.deepEqual(complaints, []);
});

/** The hash of the video, once it is there. */
async function sent(): Promise<string> {
  await page.locator('apivideo-uploader').getByText('Uploaded ·').waitFor();
  return onlyVideo(demo.emulator).sha256 ?? '';
}
