import { chromium } from 'playwright-core';
import { firefoxOptions } from '../engines/firefox.js';
import { browserArgs, findBrowser } from '../helpers/browser.mjs';
import { protocolFlags, type Protocol } from './conditions.js';

/** A page with an input for a file. */
export interface BenchPage {
  /** Gives the input a file from the disk. */
  setFile(path: string): Promise<void>;
  /** Runs `script` in the page; what it is given and what it gives must be plain data. */
  evaluate<Given, Answer>(script: (given: Given) => Promise<Answer>, given: Given): Promise<Answer>;
}

export interface BenchBrowser {
  open(url: string): Promise<BenchPage>;
  close(): Promise<void>;
}

/** What uploads can be measured in. */
export const browsers = { chromium: startChromium, firefox: startFirefox } as const;

export type BrowserName = keyof typeof browsers;

async function startChromium(protocol: Protocol): Promise<BenchBrowser> {
  const args = [...browserArgs, ...protocolFlags[protocol]];
  const browser = await chromium.launch({ executablePath: await findBrowser(), args });
  return {
    open: async (url) => {
      const page = await browser.newPage();
      await page.goto(url);
      return {
        setFile: (path) => page.setInputFiles('input', path),
        evaluate: (script, given) => page.evaluate(script as never, given as never),
      };
    },
    close: () => browser.close(),
  };
}

/** By Puppeteer: this version of Playwright asks Debian's Firefox for commands that it doesn't know. */
async function startFirefox(protocol: Protocol): Promise<BenchBrowser> {
  const { launch } = await import('puppeteer-core');
  const options = firefoxOptions({ 'network.http.http2.enabled': protocol === 'HTTP/2' });
  const browser = await launch({ ...options, protocolTimeout: 0 });
  return {
    open: async (url) => {
      const page = await browser.newPage();
      await page.goto(url);
      const input = await page.waitForSelector('input');
      return {
        setFile: async (path) => input?.uploadFile(path),
        evaluate: (script, given) => page.evaluate(script as never, given as never),
      };
    },
    close: () => browser.close(),
  };
}
