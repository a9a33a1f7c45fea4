/** Takes a picture of each state in the demo's gallery: `npm run gallery [folder]`. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright';
import { startDemo } from '../../demo/serve.js';
import { openGallery } from './gallery-page.js';
import { openBrowser } from './open-browser.js';

const [, , folder = 'test-results/gallery'] = process.argv;
/** Milliseconds until uploads that move have got where their picture is taken. */
const patience = 9000;

/** How the recorder is shown, and in a window of which size; `full` fills it. */
const looks = [
  { look: '', size: { width: 600, height: 900 } },
  { look: 'dark', size: { width: 600, height: 900 } },
  { look: 'rtl', size: { width: 600, height: 900 } },
  { look: 'tiny', size: { width: 400, height: 900 } },
  { look: 'phone', size: { width: 390, height: 844 } },
  { look: 'full', size: { width: 1280, height: 720 } },
  { look: 'forced', size: { width: 600, height: 900 } },
] as const;

/** Those that are looked at in every way; of the others one picture tells enough. */
const important =
  /^(Idle|Ready|Settings|Countdown|Recording|Recording, (paused|no connection|silence)|Drop it\?|Finishing|Review, second take|Done|Sending has failed|Earlier recordings|Earlier recording, drop it\?|Denied)$/;

const fileOf = (name: string): string =>
  `${name.toLowerCase().replaceAll(/\W+/g, '-').replace(/-$/, '')}.png`;

async function uploaders(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/gallery.html?show=uploaders`);
  await page.locator('html[data-ready]').waitFor({ state: 'attached' });
  await page.waitForTimeout(patience);
  await page.screenshot({ path: join(folder, 'uploader.png'), fullPage: true });
  for (const state of await page.locator('.state').all()) {
    const name = await state.locator('h2').innerText();
    await state.screenshot({ path: join(folder, `uploader-${fileOf(name)}`) });
  }
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.screenshot({ path: join(folder, 'uploader-dark.png'), fullPage: true });
  await page.emulateMedia({ colorScheme: 'light', forcedColors: 'active' });
  await page.screenshot({ path: join(folder, 'uploader-forced-colors.png'), fullPage: true });
}

async function recorders(
  browser: Browser,
  url: string,
  { look, size }: (typeof looks)[number],
): Promise<void> {
  const context = await browser.newContext({ viewport: size });
  const fills = look === 'full' || look === 'phone';
  const { page, states, show } = await openGallery(context, url, fills ? '' : look);
  await page.emulateMedia({ forcedColors: look === 'forced' ? 'active' : 'none' });
  const pictures: { readonly name: string; readonly picture: Buffer }[] = [];

  for (const name of look === '' ? states : states.filter((state) => important.test(state))) {
    await show(name);
    const recorder = page.locator('apivideo-recorder');
    if (fills) await recorder.evaluate((one) => one.requestFullscreen());
    const path = join(folder, `recorder${look && `-${look}`}-${fileOf(name)}`);
    const picture = fills
      ? await page.screenshot({ path })
      : await page.locator('.state').screenshot({ path });
    if (fills) await page.evaluate(() => document.exitFullscreen());
    pictures.push({ name, picture });
  }
  await context.close();
  await sheet(browser, join(folder, `recorder${look && `-${look}`}.png`), pictures);
}

/** All of them at one glance. */
async function sheet(
  browser: Browser,
  path: string,
  pictures: readonly { readonly name: string; readonly picture: Buffer }[],
): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 1600, height: 900 } });
  const figures = pictures.map(({ name, picture }) => {
    const source = `data:image/png;base64,${picture.toString('base64')}`;
    return `<figure><img src="${source}" /><figcaption>${name}</figcaption></figure>`;
  });
  await page.setContent(`<style>
    body { display: flex; flex-wrap: wrap; gap: 8px; font: 12px sans-serif }
    figure { margin: 0 } img { max-width: 380px; max-height: 420px; border: 1px solid #ccc }
  </style>${figures.join('')}`);
  await page.screenshot({ path, fullPage: true });
  await page.close();
}

mkdirSync(folder, { recursive: true });
const demo = await startDemo();
const browser = await openBrowser();
try {
  await uploaders(await browser.newPage({ viewport: { width: 1100, height: 900 } }), demo.url);
  for (const look of looks) await recorders(browser, demo.url, look);
} finally {
  await browser.close();
  await demo.close();
}
