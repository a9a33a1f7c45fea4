import { chromium, type Page } from 'playwright';
import { browserArgs, findBrowser } from '../helpers/browser.mjs';
import { temporaryFolder } from '../helpers/temporary-folder.js';
import { processorSeconds } from './processor-time.js';
import { atRest, peakDuring, startedBy } from './watch-memory.js';

/** What something has cost a browser, all its processes together. */
export interface BrowserCost<T> {
  readonly result: T;
  /** Of the processor. */
  readonly seconds: number;
  /** Bytes above rest, at the most. */
  readonly memory: number | undefined;
}

export interface MeasuredPage {
  readonly page: Page;
  /** What `act` costs, from the browser's rest on. */
  readonly cost: <T>(act: () => Promise<T>) => Promise<BrowserCost<T>>;
}

/**
 * A page in a browser just started, which ends with `use`. Its profile lies on the disk, as a person's: in a private
 * window, storage would be memory.
 */
export async function inFreshPage<T>(url: string, use: (fresh: MeasuredPage) => Promise<T>): Promise<T> {
  const profile = temporaryFolder();
  const executablePath = await findBrowser();
  const options = { executablePath, args: [...browserArgs] };
  const { started: context, processes } = await startedBy(() =>
    chromium.launchPersistentContext(profile.path, options),
  );
  try {
    const page = await context.newPage();
    // What is measured takes as long as it takes.
    page.setDefaultTimeout(0);
    const ready = page.waitForEvent('console', (message) => message.text() === 'ready');
    await page.goto(url);
    await ready;
    return await use({
      page,
      cost: async (act) => {
        const rest = await atRest(processes);
        const before = await processorSeconds(await processes());
        const { result, peak } = await peakDuring(processes, act());
        const seconds = (await processorSeconds(await processes())) - before;
        return { result, seconds, memory: rest === undefined ? undefined : Math.max(0, peak - rest) };
      },
    });
  } finally {
    await context.close();
    profile.close();
  }
}
