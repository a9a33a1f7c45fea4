import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test, type TestContext } from 'node:test';
import type { Browser, Locator, Page } from 'playwright';
import { startDemo, type Demo } from '../../demo/serve.js';
import { randomBytes } from '../helpers/files.js';
import { Keeper } from '../helpers/keeper.js';
import { complaintsOf, openBrowser, openContext, openPage } from '../helpers/open-browser.js';
import { makePlayableFile } from '../helpers/playable-file.js';
import { playToEnd } from '../helpers/play-to-end.js';
import { onlyVideo, rangesOf, sequentialRanges } from '../helpers/received.js';
import { temporaryFolder } from '../helpers/temporary-folder.js';

const timeout = 60_000;
const pages = ['/', '/uploader.html', '/recorder.html', '/script-tag.html', '/playground.html'];
const megabyte = 1_000_000;
/** What the page asks for. */
const partSize = 5_242_880;

const keeper = new Keeper();
const folder = keeper.keep(temporaryFolder());
let demo: Demo;
let browser: Browser;

before(async () => {
  demo = keeper.keep(await startDemo());
  browser = keeper.keep(await openBrowser());
});

after(() => keeper.close());

/** The uploader's page, with a server that knows nothing yet. */
async function openUploader(t: TestContext): Promise<Page> {
  await demo.emulator.reset();
  return openPage(t, browser, `${demo.url}/uploader.html`);
}

function uploaderOf(page: Page): Locator {
  return page.locator('apivideo-uploader');
}

/** A file that calls itself a video, for tests that don't play it. */
function someFile(name: string, size: number): { readonly path: string; readonly sha256: string } {
  const content = randomBytes(size);
  const path = join(folder.path, name);
  writeFileSync(path, content);
  return { path, sha256: createHash('sha256').update(content).digest('hex') };
}

async function choose(page: Page, path: string): Promise<void> {
  await uploaderOf(page).locator('input[type=file]').setInputFiles(path);
}

async function uploaded(page: Page): Promise<void> {
  await uploaderOf(page).getByText('Uploaded ·').waitFor();
}

/** Turns a fault on or off, and waits until the server has heard of it. */
async function flip(page: Page, name: string): Promise<void> {
  const heard = page.waitForResponse('**/demo/faults');
  await page.getByRole('switch', { name }).click();
  await heard;
}

/** All values that the progress bar takes from now on. */
function watchProgress(page: Page): Promise<{ jsonValue(): Promise<number[]> }> {
  return uploaderOf(page).evaluateHandle(({ shadowRoot }) => {
    const values: number[] = [];
    const note = (records: MutationRecord[]) => {
      for (const { target } of records) values.push((target as HTMLProgressElement).value);
    };
    if (!shadowRoot) throw new Error('The uploader has no shadow root.');
    new MutationObserver(note).observe(shadowRoot, { subtree: true, attributeFilter: ['value'] });
    return values;
  });
}

test(
  'every page of the demo opens without a complaint, and its links lead somewhere',
  { timeout },
  async (t) => {
    const page = await (await openContext(t, browser)).newPage();
    const complaints = complaintsOf(page);
    const links = new Set<string>();

    for (const path of pages) {
      await page.goto(`${demo.url}${path}`, { waitUntil: 'load' });
      for (const link of await page.locator('a[href]').all()) {
        links.add(await link.evaluate((anchor: HTMLAnchorElement) => anchor.href.replace(/#.*/, '')));
      }
    }
    const answers = await Promise.all([...links].map((link) => fetch(link)));
    await page.goto(demo.url);
    await page.getByRole('link', { name: 'Upload a file' }).click();
    await uploaderOf(page).getByRole('button', { name: 'Choose a video' }).waitFor();

    assert.deepEqual(complaints, []);
    assert.deepEqual([...links].sort(), pages.map((path) => `${demo.url}${path}`).sort());
    assert.deepEqual(
      answers.filter(({ status }) => status !== 200),
      [],
    );
  },
);

test(
  'a video file of 60 MB arrives byte for byte, in parts, and plays to its end',
  { timeout },
  async (t) => {
    const page = await openUploader(t);
    const file = await makePlayableFile(page, {
      folder: folder.path,
      name: 'Ferien am See.webm',
      bytes: 60 * megabyte,
    });
    const progress = await watchProgress(page);

    await choose(page, file.path);
    await uploaded(page);

    const video = onlyVideo(demo.emulator);
    assert.equal(video.sha256, file.sha256);
    assert.equal(video.title, file.name);
    assert.deepEqual(rangesOf(demo.emulator), sequentialRanges(Math.ceil(file.bytes / partSize)));
    const values = await progress.jsonValue();
    assert.ok(new Set(values).size > 3, `The progress bar moves: ${values.join()}`);
    assert.deepEqual(
      values,
      values.toSorted((one, other) => one - other),
    );
    await page.getByText(`SHA-256 ${file.sha256}`).waitFor();

    const played = await playToEnd(page.locator('#finished video'));
    assert.ok(Math.abs(played.seconds - file.seconds) < 0.7, `${played.seconds} s of ${file.seconds} s`);
    assert.equal(played.width, 640);
    assert.ok(played.pictures > 10);
  },
);

test('a file is chosen with the keyboard alone', { timeout }, async (t) => {
  const page = await openUploader(t);
  const file = someFile('keyboard.mp4', 6 * megabyte);
  const button = uploaderOf(page).getByRole('button', { name: 'Choose a video' });
  page.on('filechooser', (chooser) => void chooser.setFiles(file.path));
  await button.waitFor();

  while (!(await button.evaluate((element) => element.matches(':focus')))) await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await uploaded(page);

  assert.equal(onlyVideo(demo.emulator).sha256, file.sha256);
});

test('a file is dropped on the uploader', { timeout }, async (t) => {
  const page = await openUploader(t);
  const file = someFile('dropped.mp4', 6 * megabyte);
  await uploaderOf(page).getByText('Drop a video here').waitFor();
  const box = await uploaderOf(page).boundingBox();
  assert.ok(box);
  const pointer = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const data = { items: [], files: [file.path], dragOperationsMask: 1 };
  const devtools = await page.context().newCDPSession(page);

  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await devtools.send('Input.dispatchDragEvent', { type, ...pointer, data });
  }
  await uploaded(page);

  assert.equal(onlyVideo(demo.emulator).sha256, file.sha256);
  assert.equal(onlyVideo(demo.emulator).title, 'dropped.mp4');
});

test(
  'a file arrives byte for byte although answers get lost and the server is busy',
  { timeout },
  async (t) => {
    const page = await openUploader(t);
    const file = someFile('troubled.mp4', 12 * megabyte);
    await flip(page, 'Lost answers');
    await flip(page, 'Busy server');

    await choose(page, file.path);
    await uploaded(page);

    const met = demo.emulator.requests.flatMap(({ fault }) => (fault ? [fault.then] : []));
    assert.equal(onlyVideo(demo.emulator).sha256, file.sha256);
    assert.equal(met.filter((effect) => 'status' in effect).length, 2);
    assert.equal(met.filter((effect) => 'drop' in effect).length, 2);
  },
);

test('a person who was offline is told so, and tries again', { timeout }, async (t) => {
  const page = await openUploader(t);
  const file = someFile('offline.mp4', 12 * megabyte);
  await uploaderOf(page).evaluate((uploader: HTMLElement & { retries: number }) => (uploader.retries = 1));
  await flip(page, 'Offline');

  await choose(page, file.path);
  const again = uploaderOf(page).getByRole('button', { name: 'Try again' });
  await again.waitFor();
  const message = await uploaderOf(page).locator('[part=status]').innerText();
  await flip(page, 'Offline');
  await again.click();
  await uploaded(page);

  assert.match(message, /connection/i);
  assert.equal(onlyVideo(demo.emulator).sha256, file.sha256);
});
