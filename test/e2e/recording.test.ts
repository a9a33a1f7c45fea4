import assert from 'node:assert/strict';
import { after, before, beforeEach, test, type TestContext } from 'node:test';
import type { Browser, Locator, Page } from 'playwright';
import { startDemo, type Demo } from '../../demo/serve.js';
import type { Fault, FaultEffect } from '../../src/emulator/index.js';
import type { ApiVideoRecorder } from '../../components/recorder/recorder.js';
import { Keeper } from '../helpers/keeper.js';
import { openBrowser, openPage } from '../helpers/open-browser.js';
import { playToEnd } from '../helpers/play-to-end.js';
import { onlyVideo, rangesOf, sequentialRanges } from '../helpers/received.js';

const timeout = 60_000;

/** How far the end that a player finds may lie from the recorder's own, in seconds. */
const tolerance = 0.7;

const keeper = new Keeper();
let demo: Demo;
let browser: Browser;

before(async () => {
  demo = keeper.keep(await startDemo());
  browser = keeper.keep(await openBrowser());
});

beforeEach(() => demo.emulator.reset());

after(() => keeper.close());

function recorderOf(page: Page): Locator {
  return page.locator('apivideo-recorder');
}

/** Plays the finished video of the page, and compares its length with the recording's. */
async function assertPlays(page: Page, seconds: number): Promise<{ readonly width: number }> {
  const played = await playToEnd(page.locator('#finished video'));
  assert.ok(Math.abs(played.seconds - seconds) < tolerance, `${played.seconds} s of ${seconds} s`);
  return played;
}

const sources = [
  { name: 'Camera', open: 'Turn on the camera', picture: true },
  { name: 'Screen', open: 'Choose what to share', picture: true },
  { name: 'Screen and camera', open: 'Choose what to share', picture: true },
  { name: 'Microphone', open: 'Turn on the microphone', picture: false },
] as const;

for (const { name, open, picture } of sources) {
  test(
    `a recording of ${name}, clicked together, arrives byte for byte and plays to its end`,
    { timeout },
    async (t) => {
      const page = await openPage(t, browser, `${demo.url}/recorder.html`);
      const recorder = recorderOf(page);

      await page.getByRole('radio', { name, exact: true }).check();
      await recorder.getByRole('button', { name: open }).click();
      await recorder.getByRole('button', { name: 'Start recording' }).click();
      await recorder
        .getByRole('timer')
        .getByText(/0:(0[2-9]|[1-5]\d)/)
        .waitFor();
      await recorder.getByRole('button', { name: 'Stop recording' }).click();
      await recorder.getByText('Your recording has arrived.').first().waitFor();

      const recorded = await page.evaluate(() => pageTools.takeRecorded());
      assert.ok(recorded.seconds >= 2, `${recorded.seconds} s are recorded`);
      assert.equal(onlyVideo(demo.emulator).sha256, recorded.sha256);
      assert.equal((await assertPlays(page, recorded.seconds)).width > 0, picture);
    },
  );
}

/** The page with one script and two tags, its recorder at a noisy stream. */
async function openOnNoise(t: TestContext): Promise<Page> {
  const page = await openPage(t, browser, `${demo.url}/script-tag.html`);
  await recorderOf(page).evaluate((recorder: ApiVideoRecorder) => {
    recorder.stream = pageTools.noise();
    recorder.videoBitsPerSecond = 60_000_000;
  });
  return page;
}

/** Records until that part has arrived; resolves with the video's id once all has. */
function recordUntilPart(page: Page, part: number): Promise<string> {
  return recorderOf(page).evaluate(async (recorder: ApiVideoRecorder, last) => {
    const enough = new Promise<void>((resolve) => {
      recorder.addEventListener('upload-part', ({ detail }) => {
        if (detail.part === last) resolve();
      });
    });
    await recorder.start();
    await enough;
    await recorder.stop();
    return recorder.value;
  }, part);
}

test(
  'a noisy recording through the script tag arrives in parts while it is made, and plays to its end',
  { timeout },
  async (t) => {
    const page = await openOnNoise(t);

    const videoId = await recordUntilPart(page, 3);

    const recorded = await page.evaluate(() => pageTools.takeRecorded());
    const video = onlyVideo(demo.emulator);
    assert.ok(video.parts.length >= 4);
    assert.deepEqual(rangesOf(demo.emulator), sequentialRanges(video.parts.length));
    assert.equal(video.videoId, videoId);
    assert.equal(video.sha256, recorded.sha256);
    assert.equal((await assertPlays(page, recorded.seconds)).width, 640);
  },
);

interface Mishap {
  readonly what: string;
  readonly then: FaultEffect;
  readonly times: number;
}

const sorry = '<!doctype html><h1>Sorry';

const mishaps: readonly Mishap[] = [
  { what: 'a lost answer', then: { drop: 'after' }, times: 1 },
  { what: 'two 503s', then: { status: 503 }, times: 2 },
  { what: 'a 429', then: { status: 429, headers: { 'X-RateLimit-Retry-After': '1' } }, times: 1 },
  { what: 'a reset', then: { drop: 'before' }, times: 1 },
  { what: 'a 502 in HTML', then: { status: 502, body: sorry }, times: 1 },
  { what: 'a 200 in HTML', then: { status: 200, body: sorry }, times: 1 },
];

const places: readonly { readonly name: string; readonly match: Fault['match'] }[] = [
  { name: 'first', match: { part: 1 } },
  { name: 'second', match: { part: 2 } },
  { name: 'last', match: { last: true } },
];

/** Three mishaps at a time, turned so that after six recordings each has struck at each place. */
const recordings = mishaps.map((_, turn) =>
  places.flatMap((place, index) => {
    const mishap = mishaps[(turn + 2 * index) % mishaps.length];
    return mishap ? [{ ...place, ...mishap }] : [];
  }),
);

for (const strikes of recordings) {
  const story = strikes.map(({ what, name }) => `${what} at the ${name} part`).join(', ');

  test(`a recording arrives byte for byte in spite of ${story}`, { timeout }, async (t) => {
    const page = await openOnNoise(t);
    demo.emulator.faults = strikes.map(({ match, then, times }) => ({
      match: { method: 'POST', path: '/upload', ...match },
      then,
      times,
    }));

    const videoId = await recordUntilPart(page, 2);

    const recorded = await page.evaluate(() => pageTools.takeRecorded());
    const video = demo.emulator.video(videoId);
    const struck = demo.emulator.requests.filter(({ fault }) => fault !== undefined);
    const orphans = strikes.filter(
      ({ name, then }) => name === 'first' && 'drop' in then && then.drop === 'after',
    );
    assert.equal(video?.sha256, recorded.sha256);
    assert.ok(video.parts.length >= 3);
    assert.equal(
      struck.length,
      strikes.reduce((sum, { times }) => sum + times, 0),
    );
    // Where the first answer was lost, nobody could know of the video that it told of.
    assert.equal(demo.emulator.videos.length, 1 + orphans.length);
  });
}
