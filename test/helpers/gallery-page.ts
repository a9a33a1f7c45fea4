import type { BrowserContext, Page } from 'playwright';

/** What the gallery's page lets be done with it. */
interface Gallery {
  readonly recorderStates: readonly string[];
  show(state: string): Promise<void>;
}

declare const gallery: Gallery;

/** The demo's gallery, which shows the states of the recorder one by one. */
export interface GalleryPage {
  readonly page: Page;
  readonly states: readonly string[];
  /** Resolves once the recorder is in that state, alone on the page. */
  readonly show: (state: string) => Promise<void>;
}

/** Opens the gallery in a browser that may use camera and microphone; `look` is one of those of `gallery.css`. */
export async function openGallery(context: BrowserContext, url: string, look = ''): Promise<GalleryPage> {
  await context.grantPermissions(['camera', 'microphone']);
  const page = await context.newPage();
  await page.goto(`${url}/gallery.html?show=none&look=${look}`);
  await page.locator('html[data-ready]').waitFor({ state: 'attached' });

  return {
    page,
    states: await page.evaluate(() => gallery.recorderStates),
    show: (state) => page.evaluate((name) => gallery.show(name), state),
  };
}
