import { chromium } from 'playwright-core';
import { startMarionette, type Marionette } from '../engines/marionette.js';
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

/** Milliseconds that a script may run: longer than any upload is waited for. Without a limit none is waited for. */
const patience = 3_600_000;

/** By Marionette: what Puppeteer has Firefox keep of each request outweighs all that is to be measured. */
async function startFirefox(protocol: Protocol): Promise<BenchBrowser> {
  const firefox = await startMarionette({ 'network.http.http2.enabled': protocol === 'HTTP/2' });
  await firefox.command('WebDriver:SetTimeouts', { script: patience });
  return {
    open: async (url) => {
      await firefox.command('WebDriver:Navigate', { url });
      const { value } = await firefox.command<{ value: Readonly<Record<string, string>> }>(
        'WebDriver:FindElement',
        {
          using: 'css selector',
          value: 'input',
        },
      );
      const [id] = Object.values(value);
      return {
        setFile: (path) => firefox.command('WebDriver:ElementSendKeys', { id, text: path }),
        evaluate: (script, given) => evaluate(firefox, script, given),
      };
    },
    close: () => firefox.close(),
  };
}

async function evaluate<Given, Answer>(
  firefox: Marionette,
  script: (given: Given) => Promise<Answer>,
  given: Given,
): Promise<Answer> {
  const body = `const [given, tell] = arguments;
    (${String(script)})(given).then((answer) => tell({ answer }), (error) => tell({ error: String(error) }));`;
  const { value } = await firefox.command<{ value: { answer: Answer; error?: string } }>(
    'WebDriver:ExecuteAsyncScript',
    { script: body, args: [given] },
  );
  if (value.error !== undefined) throw new Error(value.error);
  return value.answer;
}
