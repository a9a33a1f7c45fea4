import type { TestContext } from 'node:test';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright';
import { browserArgs, findBrowser } from './browser.mjs';
import { installPageTools } from './page-tools.js';

/** Longer than anything on one machine takes, so that a test that waits in vain says for what. */
const patience = 30_000;

/** Starts a browser with a fake camera and microphone, or with other flags. Close it when done. */
export async function openBrowser(args: readonly string[] = browserArgs): Promise<Browser> {
  return chromium.launch({ executablePath: await findBrowser(), args: [...args] });
}

/** A fresh profile, whose pages have the page tools. It ends with the test. */
export async function openContext(t: TestContext, browser: Browser): Promise<BrowserContext> {
  const context = await browser.newContext();
  t.after(() => context.close());
  context.setDefaultTimeout(patience);
  await installPageTools(context);
  return context;
}

/** A page in a fresh profile, at that address. It ends with the test. */
export async function openPage(t: TestContext, browser: Browser, url: string): Promise<Page> {
  const page = await (await openContext(t, browser)).newPage();
  await page.goto(url);
  return page;
}

/** What the page complains about, from now on. */
export function complaintsOf(page: Page): readonly string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  return complaints;
}
