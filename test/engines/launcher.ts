import { playwrightLauncher } from '@web/test-runner-playwright';
import type { BrowserLauncher } from '@web/test-runner';
import { browserArgs, findBrowser } from '../helpers/browser.mjs';

const launchers: Readonly<Record<string, () => Promise<BrowserLauncher>>> = {
  chromium: async () =>
    playwrightLauncher({
      product: 'chromium',
      launchOptions: { executablePath: await findBrowser(), args: [...browserArgs] },
    }),
  firefox: async () => (await import('./firefox.js')).firefoxLauncher(),
  webkit: async () => new (await import('./webkit.js')).WebKitLauncher(),
};

/** How web-test-runner starts the browser of that engine. */
export async function launcherOf(engine: string): Promise<BrowserLauncher> {
  const launcher = launchers[engine];
  if (launcher) return launcher();
  throw new Error(`There is no engine “${engine}”, only ${Object.keys(launchers).join(', ')}.`);
}
