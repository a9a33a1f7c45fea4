import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, beforeEach, test, type TestContext } from 'node:test';
import type { Browser, Page } from 'playwright';
import { startEmulator, type Emulator } from '../../src/emulator/index.js';
import { randomBytes } from '../helpers/files.js';
import { importMap } from '../helpers/import-map.js';
import { Keeper } from '../helpers/keeper.js';
import { complaintsOf, openBrowser, openContext } from '../helpers/open-browser.js';
import { onlyVideo } from '../helpers/received.js';
import { serveFolder } from '../helpers/static-server.js';
import { temporaryFolder } from '../helpers/temporary-folder.js';

const timeout = 60_000;
const MiB = 1024 * 1024;
const keeper = new Keeper();
const folder = keeper.keep(temporaryFolder());
let emulator: Emulator;
let browser: Browser;

before(async () => {
  emulator = keeper.keep(await startEmulator());
  browser = keeper.keep(await openBrowser());
});

beforeEach(() => emulator.reset());

after(() => keeper.close());

const ways = {
  'the script': '<script src="/dist/cdn/uploader.min.js"></script>',
  modules: `${importMap('/dist')}<script type="module" src="/dist/uploader.js"></script>`,
};

/** What the browser wants to hear of the one inline script, the import map. */
function hashOf(html: string): string {
  const [, inline = ''] = /<script type="importmap">(.*?)<\/script>/.exec(html) ?? [];
  return `'sha256-${createHash('sha256').update(inline).digest('base64')}'`;
}

/** A page under the strictest policy that a site can have. */
async function openStrict(t: TestContext, scripts: string): Promise<Page> {
  const { token } = emulator.createUploadToken();
  const policy = [
    "default-src 'none'",
    `script-src 'self' ${hashOf(scripts)}`,
    "style-src 'self'",
    'img-src data:',
    `connect-src ${emulator.url}`,
    "require-trusted-types-for 'script'",
  ].join('; ');
  const html = `<!doctype html><html lang="en"><title>Strict</title><link rel="icon" href="data:,">${scripts}
    <apivideo-uploader upload-token="${token}" base-uri="${emulator.url}" part-size="${5 * MiB}"></apivideo-uploader>`;
  const site = await serveFolder('.', { '/page.html': html }, { 'Content-Security-Policy': policy });
  t.after(() => site.close());
  const page = await (await openContext(t, browser)).newPage();
  await page.goto(`${site.url}/page.html`);
  return page;
}

function someFile(name: string, bytes: number): { readonly path: string; readonly sha256: string } {
  const content = randomBytes(bytes);
  const path = join(folder.path, name);
  writeFileSync(path, content);
  return { path, sha256: createHash('sha256').update(content).digest('hex') };
}

/** Drops a file or a folder of the disk on the uploader, as a person does. */
async function drop(page: Page, path: string): Promise<void> {
  const box = await page.locator('apivideo-uploader').boundingBox();
  assert.ok(box);
  const pointer = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const data = { items: [], files: [path], dragOperationsMask: 1 };
  const devtools = await page.context().newCDPSession(page);

  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await devtools.send('Input.dispatchDragEvent', { type, ...pointer, data });
  }
}

for (const [name, scripts] of Object.entries(ways)) {
  test(
    `under a strict policy with trusted types, ${name} uploads, reloads, goes on, and violates nothing`,
    { timeout },
    async (t) => {
      const page = await openStrict(t, scripts);
      const complaints = complaintsOf(page);
      const file = someFile('strict.mp4', 12 * MiB);
      const input = page.locator('apivideo-uploader input');
      emulator.faults.push(
        { match: { part: 2 }, then: { hang: true } },
        { match: { part: 3 }, then: { hang: true } },
      );

      await input.setInputFiles(someFile('letter.txt', 10).path);
      await page.getByText('is not a kind of file').first().waitFor();
      await input.setInputFiles(file.path);
      await page
        .getByText(/ MB of 12\.6 MB/)
        .first()
        .waitFor();
      page.on('dialog', (dialog) => void dialog.accept()); // work under way: the browser asks
      await page.reload();
      emulator.faults.length = 0;
      await page.getByText('Not uploaded to its end').waitFor();
      const choosing = page.waitForEvent('filechooser');
      await page.getByRole('button', { name: 'Choose it again' }).click();
      await (await choosing).setFiles(file.path);
      await page.getByText('Uploaded ·').waitFor();

      assert.equal(onlyVideo(emulator).sha256, file.sha256);
      const first = emulator.requests.filter(({ method, part }) => method === 'POST' && part?.number === 1);
      assert.equal(first.length, 1);
      assert.equal(await page.getByText('Not uploaded to its end').count(), 0);
      assert.deepEqual(complaints, []);
    },
  );
}

test('what was left unfinished can be forgotten', { timeout }, async (t) => {
  const page = await openStrict(t, ways['the script']);
  emulator.faults.push({ match: { part: 2 }, then: { hang: true } });
  await page.locator('apivideo-uploader input').setInputFiles(someFile('forgotten.mp4', 9 * MiB).path);
  await page
    .getByText(/ MB of 9\.4 MB/)
    .first()
    .waitFor();
  page.on('dialog', (dialog) => void dialog.accept());
  await page.reload();

  await page.getByRole('button', { name: 'Forget it' }).click();
  await page.getByText('Not uploaded to its end').waitFor({ state: 'detached' });
  await page.reload();
  await page.getByRole('button', { name: 'Choose a video' }).waitFor();

  assert.equal(await page.getByText('Not uploaded to its end').count(), 0);
});

test('a folder is dropped, and its videos arrive, those in its folders too', { timeout }, async (t) => {
  const page = await openStrict(t, ways.modules);
  mkdirSync(join(folder.path, 'trip', 'day 2'), { recursive: true });
  const files = [someFile('trip/one.mp4', 1000), someFile('trip/day 2/two.mp4', 2000)];
  someFile('trip/notes.txt', 10);
  const uploader = page.locator('apivideo-uploader');
  await uploader.evaluate((element) => element.setAttribute('multiple', ''));
  await page.getByText('Drop videos here').waitFor();
  await drop(page, join(folder.path, 'trip'));
  await page.getByText('2 of 2 uploaded').waitFor();

  const hashes = emulator.videos.map((videoId) => emulator.video(videoId)?.sha256);
  assert.deepEqual(hashes.sort(), files.map(({ sha256 }) => sha256).sort());
  await page.getByText('is not a kind of file').first().waitFor();
});

test(
  'a file that was dropped goes on after a reload with one click, and is not chosen again',
  { timeout },
  async (t) => {
    const page = await openStrict(t, ways.modules);
    const file = someFile('dropped.mp4', 12 * MiB);
    await page.getByText('Drop a video here').waitFor();
    emulator.faults.push(
      { match: { part: 2 }, then: { hang: true } },
      { match: { part: 3 }, then: { hang: true } },
    );
    await drop(page, file.path);
    await page
      .getByText(/ MB of 12\.6 MB/)
      .first()
      .waitFor();
    page.on('dialog', (dialog) => void dialog.accept());
    await page.reload();
    emulator.faults.length = 0;

    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByText('Uploaded ·').waitFor();

    assert.equal(onlyVideo(emulator).sha256, file.sha256);
    const first = emulator.requests.filter(({ method, part }) => method === 'POST' && part?.number === 1);
    assert.equal(first.length, 1);
  },
);
