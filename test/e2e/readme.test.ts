import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { after, before, beforeEach, test, type TestContext } from 'node:test';
import type { Browser, Page } from 'playwright';
import { startEmulator, type Emulator } from '../../src/emulator/index.js';
import { importMap } from '../helpers/import-map.js';
import { Keeper } from '../helpers/keeper.js';
import { openBrowser, openContext } from '../helpers/open-browser.js';
import { complete, samplesOf, type Sample } from '../helpers/readme-samples.js';
import { onlyVideo } from '../helpers/received.js';
import { run } from '../helpers/run.js';
import { serveFolder } from '../helpers/static-server.js';
import { temporaryFolder } from '../helpers/temporary-folder.js';

const timeout = 60_000;
const { unpkg } = JSON.parse(readFileSync('package.json', 'utf8')) as { readonly unpkg: string };
const samples = samplesOf(readFileSync('README.md', 'utf8')).filter(({ language }) => language !== 'sh');

/** What is sent where a sample has a file. */
const content = Buffer.alloc(6_000_000, 'video');
const sha256 = createHash('sha256').update(content).digest('hex');
const file = { name: 'holiday.mp4', mimeType: 'video/mp4', buffer: content };

const keeper = new Keeper();
let emulator: Emulator;
let token: string;
let browser: Browser;

before(async () => {
  emulator = keeper.keep(await startEmulator());
  ({ token } = emulator.createUploadToken());
  browser = keeper.keep(await openBrowser());
});

beforeEach(() => emulator.reset());

after(() => keeper.close());

/** How each sample is put to use; by the name in the comment above it. */
const uses: Readonly<Record<string, (t: TestContext, sample: Sample) => Promise<void>>> = {
  'script-tag': async (t, sample) => {
    const { page } = await open(t, complete(sample, { token }));

    await page.locator('apivideo-uploader input').setInputFiles(file);
    await page.locator('apivideo-uploader').getByText('Uploaded ·').waitFor();
    await page.locator('apivideo-recorder').getByRole('button', { name: 'Turn on the camera' }).click();
    await page.locator('apivideo-recorder').getByRole('button', { name: 'Start recording' }).waitFor();

    assert.equal(onlyVideo(emulator).sha256, sha256);
  },

  elements: async (t, sample) => {
    const tag = '<apivideo-uploader></apivideo-uploader>';
    const { page, told } = await open(t, `${tag}${script(complete(sample, {}))}`);
    const input = page.locator('apivideo-uploader input');

    await input.setInputFiles(file);
    const videoId = await told((text) => text.startsWith('vi'));
    emulator.faults = [{ match: { path: '/upload' }, then: { status: 400, body: { title: 'Not today.' } } }];
    await input.setInputFiles(file);
    await told((text) => text === 'http Not today.');

    assert.equal(videoId, onlyVideo(emulator).videoId);
    assert.equal(onlyVideo(emulator).sha256, sha256);
  },

  client: async (t, sample) => {
    const given = "const file = new File(['video'.repeat(1_200_000)], 'holiday.mp4', { type: 'video/mp4' });";
    const { told } = await open(t, script(`${given}\n${complete(sample, { token })}`));

    await told((text) => text === '1');
    const player = await told((text) => text.startsWith('http'));

    const { videoId, ...video } = onlyVideo(emulator);
    assert.equal(video.sha256, sha256);
    assert.equal(player, `${emulator.url}/vod/${videoId}`);
  },

  node: async (t, sample) => {
    const folder = temporaryFolder();
    t.after(() => folder.close());
    mkdirSync(join(folder.path, 'node_modules'));
    symlinkSync(resolve('.'), join(folder.path, 'node_modules', 'apivideo-kit'));
    writeFileSync(join(folder.path, 'holiday.mp4'), content);
    const code = sample.code.replace("'YOUR_API_KEY'", `'${emulator.apiKey}', baseUri: '${emulator.url}'`);
    writeFileSync(join(folder.path, 'sample.mjs'), code);

    const finished = await run(process.execPath, ['sample.mjs'], folder.path);

    assert.deepEqual(finished, { code: 0, stdout: 'Holiday\n', stderr: '' });
    assert.equal(onlyVideo(emulator).sha256, sha256);
  },

  session: async (t, sample) => {
    const own = `
      await new Promise((enough) => {
        session.addEventListener('clock', ({ detail }) => detail.clocks.recordedSeconds > 1 && enough());
      });`;
    const code = `${complete(sample, { token, own })}\nconsole.log(video.videoId);`;
    const { page, told } = await open(t, script(code));

    await told((text) => Number(text) > 1);
    const videoId = await told((text) => text.startsWith('vi'));

    const recorded = await page.evaluate(() => pageTools.takeRecorded());
    assert.equal(onlyVideo(emulator).videoId, videoId);
    assert.equal(onlyVideo(emulator).sha256, recorded.sha256);
  },

  queue: async (t, sample) => {
    const { page } = await open(t, `<my-uploads></my-uploads>${script(complete(sample, { token }))}`);

    await page.locator('my-uploads input').setInputFiles(file);
    await page.getByText('holiday.mp4: completed').waitFor();

    assert.equal(onlyVideo(emulator).sha256, sha256);
  },

  emulator: async (_, sample) => {
    const own = `
      const { ApiVideoClient } = await import('apivideo-kit');
      const file = new File(['video'.repeat(1_200_000)], 'holiday.mp4');
      const client = new ApiVideoClient({ baseUri: emulator.url, uploadToken: token });
      await client.upload(file, { partSize: 5_242_880 });
      console.log(emulator.requests.map(({ fault }) => fault?.then.drop ?? 'heard').join());`;
    const code = complete(sample, { own });

    const finished = await run(process.execPath, ['--input-type=module', '-e', code], '.');

    assert.deepEqual(finished, { code: 0, stdout: `heard,after,heard\n${sha256}\n`, stderr: '' });
  },
};

interface Opened {
  readonly page: Page;
  /** The first thing of that kind that the page logs, or has logged. */
  readonly told: (isMeant: (text: string) => boolean) => Promise<string>;
}

/** Opens the page of a site that holds `body`. What it knows as api.video and unpkg is what is here. */
async function open(t: TestContext, body: string): Promise<Opened> {
  const head = `<title>A site</title><link rel="icon" href="data:,">${importMap('/dist')}`;
  const site = await serveFolder('.', {
    '/page.html': `<!doctype html>${head}<body>${body}`,
    '/my-server/upload-token': token,
  });
  t.after(() => site.close());
  const context = await openContext(t, browser);
  await context.route('https://unpkg.com/apivideo-kit', (route) => route.fulfill({ path: unpkg }));
  await context.route('https://unpkg.com/apivideo-kit@*/**', (route) => {
    const [, path = ''] = /apivideo-kit@[^/]+\/(.*)/.exec(route.request().url()) ?? [];
    return route.fulfill({ path, headers: { 'Access-Control-Allow-Origin': '*' } });
  });
  await context.route('https://ws.api.video/**', async (route) => {
    const url = route.request().url().replace('https://ws.api.video', emulator.url);
    await route.fulfill({ response: await route.fetch({ url }) });
  });
  const page = await context.newPage();
  const texts: string[] = [];
  page.on('console', (message) => texts.push(message.text()));
  await page.goto(`${site.url}/page.html`);

  return {
    page,
    told: async (isMeant) =>
      texts.find(isMeant) ??
      (await page.waitForEvent('console', (message) => isMeant(message.text()))).text(),
  };
}

/** As a module of a page. */
function script(code: string): string {
  return `<script type="module">${code}</script>`;
}

test('every sample in the README has a name, and every name a test', () => {
  assert.deepEqual(samples.map(({ name }) => name).sort(), Object.keys(uses).sort());
});

for (const sample of samples) {
  const { name = 'without a name' } = sample;

  test(`the sample "${name}" in the README works as it stands there`, { timeout }, async (t) => {
    await uses[name]?.(t, sample);
  });
}
