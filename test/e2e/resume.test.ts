import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, beforeEach, test, type TestContext } from 'node:test';
import type { Browser, Page } from 'playwright';
import type { ApiVideoClient, UploadTask } from '../../src/index.js';
import { startEmulator, type Emulator } from '../../src/emulator/index.js';
import { randomBytes } from '../helpers/files.js';
import { importMap } from '../helpers/import-map.js';
import { Keeper } from '../helpers/keeper.js';
import { openKillable } from '../helpers/killable-browser.js';
import { openBrowser, openContext } from '../helpers/open-browser.js';
import { onlyVideo } from '../helpers/received.js';
import { openRelay, type Relay } from '../helpers/relay.js';
import { serveFolder, type StaticServer } from '../helpers/static-server.js';
import { temporaryFolder } from '../helpers/temporary-folder.js';

const timeout = 120_000;
const mebibyte = 1024 * 1024;
const partSize = 8 * mebibyte;
/** Parts under way at once. */
const concurrency = 3;

const keeper = new Keeper();
const folder = keeper.keep(temporaryFolder());
const path = join(folder.path, 'holiday.mp4');
let sha256 = '';
let emulator: Emulator;
let relay: Relay;
let site: StaticServer;
let browser: Browser;

/** A page that sends what is chosen, and says on its console how that goes. */
function pageOf(baseUri: string, uploadToken: string): string {
  return `<!doctype html>${importMap('/dist')}<input type="file">
<script type="module">
  import { ApiVideoClient } from 'apivideo-kit';
  const client = new ApiVideoClient({ baseUri: '${baseUri}', uploadToken: '${uploadToken}' });
  const input = document.querySelector('input');
  input.addEventListener('change', () => {
    const task = client.upload(input.files[0], { partSize: ${partSize}, concurrency: ${concurrency} });
    globalThis.task = task;
    for (const name of ['part', 'wait']) {
      task.addEventListener(name, ({ detail }) => console.log(name, JSON.stringify(detail)));
    }
    task.then(({ videoId }) => console.log('done', videoId), (error) => console.log('failed', error.code));
  });
  globalThis.client = client;
</script>`;
}

before(async () => {
  const bytes = randomBytes(200_000_000);
  writeFileSync(path, bytes);
  sha256 = createHash('sha256').update(bytes).digest('hex');
  emulator = keeper.keep(await startEmulator());
  relay = keeper.keep(await openRelay(emulator.url));
  site = keeper.keep(
    await serveFolder('.', { '/upload.html': pageOf(relay.url, emulator.createUploadToken().token) }),
  );
  browser = keeper.keep(await openBrowser());
});

beforeEach(() => {
  emulator.reset();
  // Slow enough to be caught in the middle.
  emulator.faults = [{ match: { path: '/upload' }, then: { bytesPerSecond: 40_000_000 } }];
});

after(() => keeper.close());

/** Runs in the page: resolves when the upload does nothing but wait. */
async function waits(): Promise<void> {
  while (task.state !== 'waiting') {
    await new Promise((resolve) => task.addEventListener('statechange', resolve, { once: true }));
  }
}

/** What the page says, line by line, from now on. */
function saidBy(page: Page): {
  readonly until: (pattern: RegExp, count?: number) => Promise<void>;
  readonly lines: string[];
} {
  const lines: string[] = [];
  page.on('console', (message) => lines.push(message.text()));
  return {
    lines,
    async until(pattern, count = 1) {
      while (lines.filter((line) => pattern.test(line)).length < count) {
        await page.waitForEvent('console', { timeout: 60_000 });
      }
    },
  };
}

function partsTold(lines: readonly string[]): readonly number[] {
  return lines
    .filter((line) => line.startsWith('part '))
    .map((line) => (JSON.parse(line.slice('part '.length)) as { part: number }).part);
}

/** The whole file is there once, and nothing was sent again but what was under way when the page went. */
function assertWentOn(told: readonly number[]): void {
  const video = onlyVideo(emulator);
  const numbers = emulator.requests.flatMap(({ method, part }) =>
    method === 'POST' && part ? [part.number] : [],
  );
  const again = numbers.filter((number, index) => numbers.indexOf(number) !== index);

  assert.deepEqual([video.complete, video.sha256], [true, sha256]);
  assert.ok(again.length <= concurrency, `sent again: ${again.join(' ')}`);
  assert.deepEqual(
    again.filter((number) => told.includes(number)),
    [],
  );
}

async function opened(t: TestContext): Promise<Page> {
  const page = await (await openContext(t, browser)).newPage();
  await page.goto(`${site.url}/upload.html`);
  return page;
}

test('a page is reloaded in the middle of an upload, and the same file goes on', { timeout }, async (t) => {
  const page = await opened(t);
  const said = saidBy(page);

  await page.setInputFiles('input', path);
  await said.until(/^part/, 7);
  await page.reload();
  const told = partsTold(said.lines);
  const [left] = await page.evaluate(() => client.resumable());
  await page.setInputFiles('input', path);
  await said.until(/^(done|failed)/);

  assertWentOn(told);
  assert.deepEqual([left?.fileName, left?.fileSize], ['holiday.mp4', 200_000_000]);
  assert.ok((left?.acceptedBytes ?? 0) >= (told.length - concurrency) * partSize);
  assert.deepEqual(await page.evaluate(() => client.resumable()), [], 'nothing is left behind');
});

test('a browser is killed in the middle of an upload, and the same file goes on', { timeout }, async (t) => {
  const profile = join(folder.path, 'profile');
  mkdirSync(profile);
  const first = await openKillable(profile);
  await first.page.goto(`${site.url}/upload.html`);
  const said = saidBy(first.page);
  await first.choose(path);
  await said.until(/^part/, 7);
  await first.kill();

  const second = await openKillable(profile);
  t.after(() => second.kill());
  await second.page.goto(`${site.url}/upload.html`);
  const saidAgain = saidBy(second.page);
  await second.choose(path);
  await saidAgain.until(/^(done|failed)/);

  assertWentOn(partsTold(said.lines));
});

test('two tabs with the same file don’t disturb each other', { timeout }, async (t) => {
  const context = await openContext(t, browser);
  const pages = [await context.newPage(), await context.newPage()];
  const said = pages.map(saidBy);
  for (const page of pages) await page.goto(`${site.url}/upload.html`);

  for (const [index, page] of pages.entries()) {
    await page.setInputFiles('input', path);
    await said[index]?.until(/^part/);
  }
  await Promise.all(said.map(({ until }) => until(/^(done|failed)/)));

  const videos = emulator.videos.map((videoId) => emulator.video(videoId));
  assert.deepEqual(
    videos.map((video) => [video?.complete, video?.sha256]),
    [true, true].map((complete) => [complete, sha256]),
  );
});

for (const knows of [true, false]) {
  const who = knows ? 'a device that knows it' : 'a device that believes to be online';

  test(
    `an upload outlasts ten minutes without a line, on ${who}, and nobody clicks`,
    { timeout },
    async (t) => {
      const page = await opened(t);
      await page.clock.install();
      const said = saidBy(page);

      await page.setInputFiles('input', path);
      await said.until(/^part/, 4);
      if (knows) await page.context().setOffline(true);
      relay.cut();
      for (let seconds = 0; seconds < 600; seconds += 30) {
        await said.until(/^wait/, said.lines.filter((line) => line.startsWith('wait')).length + 1);
        await page.clock.fastForward(30_000);
      }
      await page.evaluate(waits);
      await relay.mend();
      if (knows) await page.context().setOffline(false);
      else await page.clock.fastForward(30_000);
      await said.until(/^(done|failed)/);

      assert.equal(
        said.lines.some((line) => line.includes('"reason":"offline"')),
        knows,
      );
      const video = onlyVideo(emulator);
      assert.deepEqual([video.complete, video.sha256], [true, sha256]);
    },
  );
}

declare global {
  var client: ApiVideoClient;
  var task: UploadTask;
}
