import { readFileSync } from 'node:fs';
import type { TestContext } from 'node:test';
import type { Browser, BrowserContext, Page } from 'playwright';
import type { Emulator } from '../../src/emulator/index.js';
import { importMap } from './import-map.js';
import { complaintsOf, openContext } from './open-browser.js';
import { serveFolder } from './static-server.js';

const { unpkg } = JSON.parse(readFileSync('package.json', 'utf8')) as { readonly unpkg: string };

/** A page of somebody's site, for which the emulator is api.video, and what is built here is what CDNs have. */
export interface SitePage {
  readonly page: Page;
  /** Of the site, without a slash at the end. */
  readonly url: string;
  readonly complaints: readonly string[];
  /** The first thing of that kind that the page logs, or has logged. */
  readonly told: (isMeant: (text: string) => boolean) => Promise<string>;
}

export interface SiteOptions {
  /** More pages and files of the site, by their paths. */
  readonly answers?: Readonly<Record<string, string>>;
  /** Of each answer of the site. */
  readonly headers?: Readonly<Record<string, string>>;
  /** What is in the page's head besides; an import map unless told otherwise. */
  readonly head?: string;
  /** The page's icon, which a strict policy may forbid. */
  readonly icon?: string;
}

const noIcon = '<link rel="icon" href="data:,">';

/** Opens the page of a site that holds `body`. Its server gives out `token`. */
export async function openSitePage(
  t: TestContext,
  { browser, emulator, token }: { browser: Browser; emulator: Emulator; token: string },
  body: string,
  { answers = {}, headers = {}, head = importMap('/dist'), icon = noIcon }: SiteOptions = {},
): Promise<SitePage> {
  const site = await serveFolder(
    '.',
    {
      '/page.html': `<!doctype html><html lang="en"><title>A site</title>${icon}${head}<body>${body}`,
      '/my-server/upload-token': token,
      ...answers,
    },
    headers,
  );
  t.after(() => site.close());
  const context = await openContext(t, browser);
  await context.route(/^https:\/\/(unpkg\.com|cdn\.jsdelivr\.net\/npm)\/apivideo-kit$/, (route) =>
    route.fulfill({ path: unpkg, headers: { 'Access-Control-Allow-Origin': '*' } }),
  );
  await context.route(
    /^https:\/\/(unpkg\.com|cdn\.jsdelivr\.net\/npm)\/apivideo-kit(@[^/]+)?\/./,
    (route) => {
      const [, path = ''] = /apivideo-kit(?:@[^/]+)?\/([^?]*)/.exec(route.request().url()) ?? [];
      return route.fulfill({ path, headers: { 'Access-Control-Allow-Origin': '*' } });
    },
  );
  await detour(context, emulator);
  const page = await context.newPage();
  const complaints = complaintsOf(page);
  const texts: string[] = [];
  page.on('console', (message) => texts.push(message.text()));
  await page.goto(`${site.url}/page.html`);

  return {
    page,
    url: site.url,
    complaints,
    told: async (isMeant) =>
      texts.find(isMeant) ??
      (await page.waitForEvent('console', (message) => isMeant(message.text()))).text(),
  };
}

/** What is meant for api.video goes to the emulator. */
async function detour(context: BrowserContext, emulator: Emulator): Promise<void> {
  await context.route(/^https:\/\/(ws|vod)\.api\.video\//, async (route) => {
    const url = route
      .request()
      .url()
      .replace(/^https:\/\/(ws|vod)\.api\.video/, emulator.url);
    const response = await route.fetch({ url, timeout: 0 }).catch(() => undefined);
    // The page may have gone on meanwhile, and then wants no answer.
    await (response ? route.fulfill({ response }) : route.abort()).catch(() => undefined);
  });
}

/** As a module of a page. */
export function moduleOf(code: string): string {
  return `<script type="module">${code}</script>`;
}
