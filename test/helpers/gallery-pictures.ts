/** Takes a picture of each state in the demo's gallery: `npm run gallery [folder]`. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { startDemo } from '../../demo/serve.js';
import { openBrowser } from './open-browser.js';

const [, , folder = 'test-results/gallery'] = process.argv;
/** Milliseconds until what moves has got where its picture is taken. */
const patience = 9000;

mkdirSync(folder, { recursive: true });
const demo = await startDemo();
const browser = await openBrowser();
try {
  const page = await browser.newPage({
    viewport: { width: 1100, height: 900 },
    permissions: ['camera', 'microphone'],
  });
  await page.goto(`${demo.url}/gallery.html`);
  await page.locator('apivideo-uploader').last().waitFor();
  await page.locator('apivideo-recorder').last().waitFor();
  await page.waitForTimeout(patience);
  await page.screenshot({ path: join(folder, 'all.png'), fullPage: true });
  for (const state of await page.locator('.state').all()) {
    const name = (await state.locator('h2').innerText()).toLowerCase().replaceAll(/\W+/g, '-');
    await state.screenshot({ path: join(folder, `${name}.png`) });
  }
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.screenshot({ path: join(folder, 'all-dark.png'), fullPage: true });
  await page.emulateMedia({ colorScheme: 'light', forcedColors: 'active' });
  await page.screenshot({ path: join(folder, 'all-forced-colors.png'), fullPage: true });
} finally {
  await browser.close();
  await demo.close();
}
