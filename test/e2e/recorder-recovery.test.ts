import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, beforeEach, test } from 'node:test';
import type {} from '../../components/recorder/recorder.js';
import { startEmulator, type Emulator } from '../../src/emulator/index.js';
import { assertHolds } from '../helpers/assert-holds.js';
import { Keeper } from '../helpers/keeper.js';
import { openKillable, type KillableBrowser } from '../helpers/killable-browser.js';
import { installPageTools } from '../helpers/page-tools.js';
import { serveFolder, type StaticServer } from '../helpers/static-server.js';
import { temporaryFolder } from '../helpers/temporary-folder.js';

const timeout = 120_000;
const keeper = new Keeper();
const folder = keeper.keep(temporaryFolder());
let emulator: Emulator;
let site: StaticServer;
let browser: KillableBrowser;

/** A site with a recorder by script tag, which says on its console how far it is. */
function pageOf(baseUri: string, token: string): string {
  return `<!doctype html><title>A site</title><link rel="icon" href="data:,">
<script src="/recorder.min.js"></script>
<apivideo-recorder upload-token="${token}" base-uri="${baseUri}" video-bits-per-second="40000000" timeslice="200">
</apivideo-recorder>
<script>
  const recorder = document.querySelector('apivideo-recorder');
  let index = 0;
  globalThis.MediaRecorder = class extends MediaRecorder {
    constructor(...options) {
      super(...options);
      this.addEventListener('dataavailable', ({ data }) => {
        if (data.size > 0) void tell(index++, data);
      });
    }
  };
  async function tell(number, blob) {
    const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', await blob.arrayBuffer()));
    console.log(['chunk', number, blob.size, btoa(String.fromCharCode(...hash))].join(' '));
  }
  recorder.addEventListener('upload-part', ({ detail }) => console.log('part ' + detail.part));
  recorder.addEventListener('recording-recoverable', ({ detail }) =>
    console.log('found ' + detail.recordings.map(({ bytes, videoId }) => bytes + ' ' + videoId).join()));
</script>`;
}

async function open(): Promise<KillableBrowser> {
  const opened = await openKillable(join(folder.path, 'profile'));
  await installPageTools(opened.page.context());
  return opened;
}

before(async () => {
  mkdirSync(join(folder.path, 'profile'));
  emulator = keeper.keep(await startEmulator());
  const { token } = emulator.createUploadToken();
  site = keeper.keep(await serveFolder('dist/cdn', { '/site.html': pageOf(emulator.url, token) }));
  browser = await open();
});

beforeEach(() => emulator.reset());

after(async () => {
  await browser.kill();
  await keeper.close();
});

/** Visits the site again after a crash, and waits for the offer. Resolves with what the site was told. */
async function visitAgain(): Promise<string> {
  browser = await open();
  const found = browser.page.waitForEvent('console', (message) => message.text().startsWith('found'));
  await browser.page.goto(`${site.url}/site.html`);
  return (await found).text();
}

/** Lets the element's offer finish the recording. Resolves with the video's id. */
async function finish(): Promise<string> {
  const { page } = browser;
  const arrived = page.locator('apivideo-recorder').evaluate(
    (recorder: HTMLElementTagNameMap['apivideo-recorder']) =>
      new Promise<string>((resolve) => {
        recorder.addEventListener('upload-success', ({ detail }) => resolve(detail.video.videoId), {
          once: true,
        });
      }),
  );
  await page.getByRole('button', { name: /^Finish sending/ }).click();
  return arrived;
}

test(
  'a browser killed while it records: the element offers the rest, and finishes the same video',
  { timeout },
  async () => {
    const { page } = browser;
    const lines: string[] = [];
    const killed = new Promise<void>((resolve) => {
      page.on('console', (message) => {
        lines.push(message.text());
        const part = lines.indexOf('part 1');
        if (part >= 0 && lines.length >= part + 5) resolve(browser.kill());
      });
    });
    await page.goto(`${site.url}/site.html`);
    // The page's end is the answer to this call.
    const recording = page
      .locator('apivideo-recorder')
      .evaluate(async (recorder: HTMLElementTagNameMap['apivideo-recorder']) => {
        recorder.stream = pageTools.noise();
        await recorder.start();
      })
      .catch(() => undefined);
    await Promise.all([killed, recording]);
    const [before] = emulator.videos;

    const [, bytes = '', videoId = ''] = (await visitAgain()).split(' ');
    const finished = await finish();

    const video = emulator.video(finished);
    assert.equal(finished, before, 'it is the same video');
    assert.equal(videoId, finished);
    assert.deepEqual([emulator.videos.length, video?.complete, video?.bytes], [1, true, Number(bytes)]);
    assertHolds(video?.path ?? '', lines, Number(bytes));
    await browser.kill();
    browser = await open();
  },
);

test(
  'a browser killed while a take is watched: it can be saved, and is sent whole',
  { timeout },
  async () => {
    const { page } = browser;
    await page.goto(`${site.url}/site.html`);
    const recorder = page.locator('apivideo-recorder');
    const recorded = await recorder.evaluate(async (element: HTMLElementTagNameMap['apivideo-recorder']) => {
      element.stream = pageTools.noise();
      element.review = true;
      await element.start();
      // Enough for two parts.
      while (element.clocks.savedSeconds < 4) await new Promise(requestAnimationFrame);
      await element.stop();
      return pageTools.takeRecorded();
    });
    await page.getByRole('button', { name: 'Send it' }).waitFor();
    await browser.kill();

    await visitAgain();
    const download = browser.page.waitForEvent('download');
    await browser.page.getByRole('button', { name: /^Download/ }).click();
    const path = await (await download).path();
    const saved = readFileSync(path);
    const finished = await finish();

    const video = emulator.video(finished);
    assert.equal(video?.sha256, recorded.sha256);
    assert.deepEqual([emulator.videos.length, video.complete], [1, true]);
    // The saved file is the same recording, with a head that tells its duration.
    const tail = (bytes: Buffer): string =>
      createHash('sha256').update(bytes.subarray(-1_000_000)).digest('hex');
    assert.equal(tail(saved), tail(readFileSync(video.path)));
    assert.ok(saved.length > recorded.bytes);
  },
);
