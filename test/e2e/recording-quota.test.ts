import assert from 'node:assert/strict';
import { after, before, beforeEach, test, type TestContext } from 'node:test';
import type { Browser, Page } from 'playwright';
import { startEmulator, type Emulator } from '../../src/emulator/index.js';
import type { RecordingSession, RecoverableRecording } from '../../src/index.js';
import { importMap } from '../helpers/import-map.js';
import { Keeper } from '../helpers/keeper.js';
import { openBrowser, openContext } from '../helpers/open-browser.js';
import { onlyVideo } from '../helpers/received.js';
import { openRelay, type Relay } from '../helpers/relay.js';
import { serveFolder, type StaticServer } from '../helpers/static-server.js';

const timeout = 90_000;

const keeper = new Keeper();
let emulator: Emulator;
let relay: Relay;
let site: StaticServer;
let browser: Browser;

/** A page that can record noise, and says on its console how that goes. */
function pageOf(baseUri: string, uploadToken: string): string {
  return `<!doctype html>${importMap('/dist')}
<script type="module">
  import { RecordingSession } from 'apivideo-kit';
  const sender = { baseUri: '${baseUri}', uploadToken: '${uploadToken}' };
  const take = { mimeType: 'video/webm;codecs=vp8,opus', videoBitsPerSecond: 40_000_000, timeslice: 100 };

  globalThis.record = async () => {
    const session = (globalThis.session = new RecordingSession(pageTools.noise(), { ...sender, ...take }));
    let bytes = 0;
    session.addEventListener('warning', ({ detail: { code } }) => console.log('warning ' + code));
    session.addEventListener('saved', (event) => console.log('saved ' + event.detail.bytes));
    session.addEventListener('part', ({ detail: { part } }) => console.log('part ' + part));
    session.addEventListener('chunk', ({ detail: { blob } }) => console.log('recorded ' + (bytes += blob.size)));
    await session.start();
  };
  globalThis.end = () => void session.stop().then(({ videoId }) => console.log('video ' + videoId));
  globalThis.recoverable = () => RecordingSession.recoverable();
  globalThis.finish = async () => {
    for (;;) {
      const [recording] = await RecordingSession.recoverable();
      if (recording) return (await recording.finish(sender)).videoId;
      await new Promise(requestAnimationFrame); // the page that had it may still be ending
    }
  };
</script>`;
}

before(async () => {
  emulator = keeper.keep(await startEmulator());
  relay = keeper.keep(await openRelay(emulator.url));
  const { token } = emulator.createUploadToken();
  site = keeper.keep(await serveFolder('.', { '/record.html': pageOf(relay.url, token) }));
  browser = keeper.keep(await openBrowser());
});

beforeEach(() => emulator.reset());

after(() => keeper.close());

async function opened(t: TestContext, quotaSize?: number): Promise<Page> {
  const context = await openContext(t, browser);
  const page = await context.newPage();
  await page.goto(`${site.url}/record.html`);
  if (quotaSize !== undefined) {
    const session = await context.newCDPSession(page);
    await session.send('Storage.overrideQuotaForOrigin', { origin: site.url, quotaSize });
  }
  return page;
}

/** Resolves with all that the page has said, once that is `enough`. */
async function said(
  page: Page,
  lines: string[],
  enough: (lines: readonly string[]) => boolean,
): Promise<void> {
  while (!enough(lines)) await page.waitForEvent('console', { timeout: 60_000 });
}

function listen(page: Page): string[] {
  const lines: string[] = [];
  page.on('console', (message) => lines.push(message.text()));
  return lines;
}

const largest = (lines: readonly string[], what: string): number =>
  Math.max(0, ...lines.filter((line) => line.startsWith(what)).map((line) => Number(line.split(' ')[1])));

test(
  'a full disk costs a recording nothing: it goes on in memory, and all of it arrives',
  { timeout },
  async (t) => {
    const page = await opened(t, 8_000_000);
    const lines = listen(page);
    relay.cut();

    await page.evaluate(() => record());
    await said(page, lines, () => largest(lines, 'recorded') > 24_000_000);
    const saved = largest(lines, 'saved');
    await relay.mend();
    // The browser's protocol may forget a promise that it awaits for long.
    await page.evaluate(() => end());
    await said(page, lines, () => lines.some((line) => line.startsWith('video ')));
    const videoId = lines.at(-1)?.slice('video '.length);
    const recorded = await page.evaluate(() => pageTools.takeRecorded());

    assert.ok(lines.includes('warning storage-low'));
    assert.ok(lines.includes('warning memory-only'));
    assert.ok(saved < 10_000_000, `${saved} bytes were saved`);
    assert.equal(onlyVideo(emulator).videoId, videoId);
    assert.equal(onlyVideo(emulator).sha256, recorded.sha256);
    assert.deepEqual(await page.evaluate(() => recoverable()), []);
  },
);

test(
  'while one tab records, another is not offered its recording; once it is closed, it is',
  { timeout },
  async (t) => {
    const first = await opened(t);
    const lines = listen(first);
    await first.evaluate(() => record());
    await said(first, lines, () => lines.includes('part 1') && largest(lines, 'saved') > 8_000_000);
    const second = await first.context().newPage();
    await second.goto(`${site.url}/record.html`);

    const during = await second.evaluate(async () => (await recoverable()).length);
    const saved = largest(lines, 'saved');
    await first.close();
    await second.waitForFunction(async () => (await recoverable()).length === 1);
    await second.evaluate(() => finish());

    assert.equal(during, 0);
    const { complete, bytes } = onlyVideo(emulator);
    assert.ok(complete && bytes >= saved, `${bytes} of ${saved} bytes`);
  },
);

declare global {
  var session: RecordingSession;
  var recoverable: () => Promise<readonly RecoverableRecording[]>;
  var end: () => void;
  var finish: () => Promise<string>;
}
