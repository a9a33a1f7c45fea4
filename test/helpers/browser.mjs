// Finds a Chromium, wherever this machine may have one, and says how to start it for tests.
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium as playwright } from 'playwright';

const commands = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

const applications = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** Flags for a quiet browser with a fake camera and microphone. */
export const browserArgs = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
  '--autoplay-policy=no-user-gesture-required',
  // An emulator over https has a certificate that nobody has signed.
  '--ignore-certificate-errors',
];

function systemBrowser() {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const found = commands.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...found, ...applications].find((path) => existsSync(path));
}

function playwrightBrowser() {
  const path = playwright.executablePath();
  return path && existsSync(path) ? path : undefined;
}

/** The Chromium that npm has brought along: unpacked into a temporary folder when first used. */
async function packagedBrowser() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const { default: packaged } = await import('@sparticuz/chromium');
  return packaged.executablePath();
}

let found;

/**
 * Path of the browser to test with: `CHROME_PATH`, the system's, Playwright's own, or the packaged one.
 * @returns {Promise<string>}
 */
export function findBrowser() {
  found ??= search();
  return found;
}

async function search() {
  const wished = process.env.CHROME_PATH;
  if (wished && !existsSync(wished)) throw new Error(`CHROME_PATH names no file: ${wished}`);

  const path = wished || systemBrowser() || playwrightBrowser() || (await packagedBrowser());
  if (path) return path;
  throw new Error(
    'No Chromium was found. Install Chrome or Chromium, or set CHROME_PATH to the program, and run the tests again.',
  );
}
