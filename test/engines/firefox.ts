import type { BrowserLauncher } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import type { LaunchOptions } from 'puppeteer-core';
import { needProgram, needs } from './programs.js';
import { openSilentSpeaker } from './silent-speaker.js';

/** How Puppeteer starts a quiet Firefox with a fake camera and microphone. Throws where there is none. */
function firefoxOptions(): LaunchOptions {
  return {
    browser: 'firefox',
    executablePath: needProgram('firefox', ...needs.firefox.programs[0]),
    headless: true,
    // An emulator over https has a certificate that nobody has signed.
    acceptInsecureCerts: true,
    extraPrefsFirefox: {
      'media.navigator.streams.fake': true,
      'media.navigator.permission.disabled': true,
      'media.autoplay.default': 0,
      'media.autoplay.blocking_policy': 0,
      // What a test downloads opens a panel, which takes every Enter from the page.
      'browser.download.alwaysOpenPanel': false,
      // Nobody answers a page that asks before it is left.
      'dom.disable_beforeunload': true,
    },
  };
}

/** Firefox for web-test-runner, whose launcher for Chrome is Puppeteer's and starts both. */
export async function firefoxLauncher(): Promise<BrowserLauncher> {
  const options = firefoxOptions();
  const speaker = await openSilentSpeaker();
  const launchOptions = { ...options, env: { ...process.env, ...speaker.env } };
  const launcher = chromeLauncher({ concurrency: 1, launchOptions });
  const stop = launcher.stop.bind(launcher);
  return Object.assign(launcher, {
    name: 'Firefox',
    stop: () => stop().finally(() => speaker.close()),
  });
}
