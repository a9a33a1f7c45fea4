import type { TestContext } from 'node:test';
import type { Browser, Page, Route } from 'playwright';
import type { Emulator } from '../../src/emulator/index.js';
import { importMap } from './import-map.js';
import { complaintsOf, openContext } from './open-browser.js';
import { serveFolder } from './static-server.js';

/** Where the script that sets the old globals is to be had. */
export const compatScript = 'https://unpkg.com/apivideo-kit/dist/cdn/compat.min.js';

export interface CompatPage {
  readonly page: Page;
  readonly complaints: readonly string[];
  /** What the page logs, or has logged, as soon as one of it is meant. */
  readonly told: (isMeant: (text: string) => boolean) => Promise<string>;
}

/** A video recorder that is quick to hand out what it has, and says so: `globalThis.heard`, and an event. */
function quickRecorder(): void {
  globalThis.MediaRecorder = class extends MediaRecorder {
    override start(timeslice = 200): void {
      this.addEventListener('dataavailable', ({ data }) => {
        if (data.size === 0) return;
        Object.assign(globalThis, { heard: true });
        dispatchEvent(new Event('heard'));
      });
      super.start(Math.min(timeslice, 200));
    }
  };
}

/**
 * A page of a site with `html`. What it knows as api.video is the emulator, which takes any text for a token that
 * a README takes for one; what it knows as unpkg is what is built here.
 */
export async function openCompatPage(
  t: TestContext,
  browser: Browser,
  emulator: Emulator,
  html: string,
): Promise<CompatPage> {
  const { token } = emulator.createUploadToken();
  const head = `<!doctype html><title>A site</title><link rel="icon" href="data:,">${importMap('/dist')}`;
  const site = await serveFolder('.', { '/page.html': head + html, '/my-server/upload-token': token });
  t.after(() => site.close());
  const context = await openContext(t, browser);
  await context.addInitScript(quickRecorder);
  await context.route('https://unpkg.com/apivideo-kit/**', (route: Route) =>
    route.fulfill({
      path: new URL(route.request().url()).pathname.replace('/apivideo-kit/', ''),
      headers: { 'Access-Control-Allow-Origin': '*', 'Content-Type': 'text/javascript' },
    }),
  );
  await context.route('https://ws.api.video/**', async (route: Route) => {
    const url = route
      .request()
      .url()
      .replace('https://ws.api.video', emulator.url)
      .replace(/token=\w*TOKEN$/, `token=${token}`);
    // A request that is canceled, or whose page has left, has nobody to answer.
    const response = await route.fetch({ url, timeout: 0 }).catch(() => undefined);
    await (response ? route.fulfill({ response }) : route.abort()).catch(() => undefined);
  });
  const page = await context.newPage();
  const complaints = complaintsOf(page);
  const texts: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'log') texts.push(message.text());
  });
  await page.goto(`${site.url}/page.html`);

  return {
    page,
    complaints,
    told: async (isMeant) =>
      texts.find(isMeant) ??
      (
        await page.waitForEvent('console', (message) => message.type() === 'log' && isMeant(message.text()))
      ).text(),
  };
}
