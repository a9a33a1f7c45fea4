import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright';
import type { ApiVideoRecorder } from '../../components/recorder/recorder.js';
import { startDemo, type Demo } from '../../demo/serve.js';
import { browserArgs } from '../helpers/browser.mjs';
import { Keeper } from '../helpers/keeper.js';
import { openBrowser, openPage } from '../helpers/open-browser.js';
import { onlyVideo } from '../helpers/received.js';

const timeout = 60_000;
const fake = '--use-fake-device-for-media-stream';

const keeper = new Keeper();
let demo: Demo;
let browser: Browser;

before(async () => {
  demo = keeper.keep(await startDemo());
  const args = browserArgs.map((arg: string) => (arg === fake ? `${fake}=device-count=2` : arg));
  browser = keeper.keep(await openBrowser(args));
});

after(() => keeper.close());

for (const path of ['/recorder.html', '/script-tag.html']) {
  test(`a recording goes on over a change of cameras as one video, at ${path}`, { timeout }, async (t) => {
    await demo.emulator.reset();
    const page = await openPage(t, browser, demo.url + path);
    const recorder = page.locator('apivideo-recorder');
    const inUse = (): Promise<string | undefined> =>
      recorder.evaluate(({ videoDeviceId }: ApiVideoRecorder) => videoDeviceId);
    const until = (seconds: number): Promise<void> =>
      recorder.evaluate(async (element: ApiVideoRecorder, least) => {
        do await new Promise(requestAnimationFrame);
        while (element.clocks.recordedSeconds < least);
      }, seconds);
    await recorder.getByRole('button', { name: 'Turn on the camera' }).click();
    await recorder.getByRole('button', { name: 'Start recording' }).click();
    await until(1);
    const first = await inUse();
    assert.ok(first);

    await recorder.getByRole('button', { name: 'Switch camera' }).click();
    while ((await inUse()) === first) await until(0);
    await until(3);
    await recorder.getByRole('button', { name: 'Stop recording' }).click();
    await recorder.getByText('Your recording has arrived.').first().waitFor();

    const recorded = await page.evaluate(() => pageTools.takeRecorded());
    assert.equal(onlyVideo(demo.emulator).sha256, recorded.sha256);
  });
}

test('the cameras of a composed source go off with the recorder', { timeout }, async (t) => {
  const page = await openPage(t, browser, `${demo.url}/script-tag.html`);

  const states = await page.locator('apivideo-recorder').evaluate(async (recorder: ApiVideoRecorder) => {
    const given: MediaStreamTrack[] = [];
    const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
    navigator.mediaDevices.getUserMedia = async (constraints) => {
      const stream = await ask(constraints);
      given.push(...stream.getTracks());
      return stream;
    };
    await recorder.open();
    recorder.close();
    return given.map(({ readyState }) => readyState);
  });

  assert.deepEqual(states, ['ended', 'ended']);
});
