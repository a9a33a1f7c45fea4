import { after, before, beforeEach, type TestContext } from 'node:test';
import type { Browser, Page } from 'playwright';
import type {} from '../../components/recorder/recorder.js';
import type {} from '../../components/uploader/uploader.js';
import { startEmulator, type Emulator } from '../../src/emulator/index.js';
import { Keeper } from './keeper.js';
import { openBrowser } from './open-browser.js';
import { moduleOf, openSitePage, type SiteOptions, type SitePage } from './site-page.js';

/** What the samples of a page are run against. */
export interface DocsScene {
  readonly emulator: Emulator;
  /** An upload token that the emulator takes. */
  readonly token: string;
  /** A page of a site with `body`, and the elements. */
  open(t: TestContext, body: string, options?: SiteOptions): Promise<SitePage>;
}

/** Starts emulator and browser before the tests of a file, and ends them after. */
export function docsScene(): DocsScene {
  const keeper = new Keeper();
  let emulator: Emulator;
  let browser: Browser;
  let token: string;

  before(async () => {
    emulator = keeper.keep(await startEmulator({ ffmpeg: false }));
    ({ token } = emulator.createUploadToken());
    browser = keeper.keep(await openBrowser());
  });
  beforeEach(() => emulator.reset());
  after(() => keeper.close());

  return {
    get emulator() {
      return emulator;
    },
    get token() {
      return token;
    },
    open: (t, body, options) => openSitePage(t, { browser, emulator, token }, body, options),
  };
}

/** A sample's code as a module, with the elements. */
export function withElements(code: string): string {
  return moduleOf(`import 'apivideo-kit/elements';\n${code}`);
}

/** Turns on the camera of the page's recorder, and starts it. */
export async function startRecording(page: Page): Promise<void> {
  const recorder = page.locator('apivideo-recorder');
  await recorder.getByRole('button', { name: 'Turn on the camera' }).click();
  await recorder.getByRole('button', { name: 'Start recording' }).click();
}

/** Stops it when there is more than a second. */
export async function stopRecording(page: Page): Promise<void> {
  await page.waitForFunction(
    () => Number(document.querySelector('apivideo-recorder')?.clocks.recordedSeconds) > 1,
  );
  await page.locator('apivideo-recorder').getByRole('button', { name: 'Stop recording' }).click();
}

/** Waits until the page's uploader is at `state`. */
export async function uploaderAt(page: Page, state: string): Promise<void> {
  await page.waitForFunction(
    (wanted) => document.querySelector('apivideo-uploader')?.state === wanted,
    state,
  );
}

/** For a sample's gap: waits until the page's `recorder` has more than a second. */
export const untilRecorded = `
  await new Promise((enough) => {
    const look = () => (recorder.clocks.recordedSeconds > 1 ? enough() : requestAnimationFrame(look));
    look();
  });`;
