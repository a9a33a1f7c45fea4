import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, beforeEach, test } from 'node:test';
import type { Browser, Locator } from 'playwright';
import { startEmulator, type Emulator, type RequestRecord } from '../../src/emulator/index.js';
import { browserArgs } from './browser.mjs';
import { installExample, packLibrary, serveExample } from './example.js';
import { Keeper } from './keeper.js';
import { complaintsOf, openBrowser, openContext } from './open-browser.js';
import { temporaryFolder } from './temporary-folder.js';

/** Of an installation, a build and a visit. A cold cache and a busy machine are slow. */
const timeout = 600_000;
const patience = 120_000;

// Tools that would report home. Nothing but the registry is meant to be reached.
Object.assign(process.env, { NEXT_TELEMETRY_DISABLED: '1', NG_CLI_ANALYTICS: 'false' });

const content = Buffer.alloc(300_000, 'video');
const file = { name: 'holiday.mp4', mimeType: 'video/mp4', buffer: content };

/**
 * Tests each example as a newcomer would try it: installed from the packed library, built, and opened in a browser,
 * for which the emulator is api.video.
 */
export function testExamples(names: readonly string[]): void {
  const keeper = new Keeper();
  const folder = keeper.keep(temporaryFolder());
  let emulator: Emulator;
  let browser: Browser;
  let tarball: string;

  before(
    async () => {
      emulator = keeper.keep(await startEmulator({ https: true }));
      const { port } = new URL(emulator.url);
      const detour = `--host-resolver-rules=MAP ws.api.video:443 127.0.0.1:${port}`;
      browser = keeper.keep(await openBrowser([...browserArgs, detour]));
      tarball = await packLibrary(folder.path);
    },
    { timeout },
  );

  beforeEach(() => emulator.reset());

  after(() => keeper.close());

  for (const name of names) {
    test(
      `the example "${name}" records and uploads, with tokens of its own server`,
      { timeout },
      async (t) => {
        const installed = await installExample(name, folder.path, tarball);
        const server = await serveExample(installed, {
          API_VIDEO_KEY: emulator.apiKey,
          API_VIDEO_URI: emulator.url,
          NODE_TLS_REJECT_UNAUTHORIZED: '0', // the emulator's certificate is signed by nobody
        });
        t.after(() => server.close());
        const page = await (await openContext(t, browser)).newPage();
        page.setDefaultTimeout(patience);
        const complaints = complaintsOf(page);
        const answer = await page.goto(server.url);
        if (name === 'next') assert.match((await answer?.text()) ?? '', /<apivideo-recorder/);
        const arrived = page.getByRole('list', { name: 'Arrived' }).getByRole('listitem');

        await record(page.locator('apivideo-recorder'));
        const recording = await textOf(arrived.nth(0));
        const truth = await page.evaluate(() => pageTools.takeRecorded());
        await page.locator('apivideo-uploader input').setInputFiles(file);
        const upload = await textOf(arrived.nth(1));

        assert.equal(emulator.video(recording)?.sha256, truth.sha256);
        assert.equal(emulator.video(upload)?.sha256, createHash('sha256').update(content).digest('hex'));
        assert.deepEqual(complaints, []);
        assert.ok(requestsTo(emulator, '/upload-tokens').some(({ status = 0 }) => status < 300));
        assert.ok(
          requestsTo(emulator, '/upload').every(({ headers }) => headers.authorization === undefined),
        );
      },
    );
  }
}

async function record(recorder: Locator): Promise<void> {
  await recorder.getByRole('button', { name: 'Turn on the camera' }).click();
  await recorder.getByRole('button', { name: 'Start recording' }).click();
  await recorder.page().waitForFunction(() => {
    return Number(document.querySelector('apivideo-recorder')?.clocks.recordedSeconds) > 1;
  });
  await recorder.getByRole('button', { name: 'Stop recording' }).click();
}

async function textOf(item: Locator): Promise<string> {
  await item.waitFor();
  return item.innerText();
}

function requestsTo({ requests }: Emulator, wanted: string): readonly RequestRecord[] {
  return requests.filter(({ method, path }) => method === 'POST' && path === wanted);
}
