import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { after, before, beforeEach, test, type TestContext } from 'node:test';
import type { Browser } from 'playwright';
import { startEmulator, type Emulator } from '../../src/emulator/index.js';
import { Keeper } from '../helpers/keeper.js';
import { runSample, withKey } from '../helpers/node-sample.js';
import { openBrowser } from '../helpers/open-browser.js';
import { complete, samplesOf, type Sample } from '../helpers/readme-samples.js';
import { onlyVideo } from '../helpers/received.js';
import { run } from '../helpers/run.js';
import { moduleOf, openSitePage, type SitePage } from '../helpers/site-page.js';

const timeout = 60_000;
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

  'script-integrity': async (t, { code }) => {
    const { page } = await open(t, `${code}<apivideo-uploader upload-token="${token}"></apivideo-uploader>`);

    await page.locator('apivideo-uploader input').setInputFiles(file);
    await page.locator('apivideo-uploader').getByText('Uploaded ·').waitFor();

    assert.equal(onlyVideo(emulator).sha256, sha256);
  },

  elements: async (t, sample) => {
    const tag = '<apivideo-uploader></apivideo-uploader>';
    const { page, told } = await open(t, `${tag}${moduleOf(complete(sample, {}))}`);
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
    const { told } = await open(t, moduleOf(`${given}\n${complete(sample, { token })}`));

    await told((text) => text === '1');
    const player = await told((text) => text.startsWith('http'));

    const { videoId, ...video } = onlyVideo(emulator);
    assert.equal(video.sha256, sha256);
    assert.equal(player, `${emulator.url}/vod/${videoId}`);
  },

  node: async (t, sample) => {
    const code = withKey(sample.code, emulator);

    const finished = await runSample(t, code, { files: { 'holiday.mp4': content.toString() } });

    assert.deepEqual(finished, { code: 0, stdout: 'Holiday\n', stderr: '' });
    assert.equal(onlyVideo(emulator).sha256, sha256);
  },

  session: async (t, sample) => {
    const own = `
      await new Promise((enough) => {
        session.addEventListener('clock', ({ detail }) => detail.clocks.recordedSeconds > 1 && enough());
      });`;
    const code = `${complete(sample, { token, own })}\nconsole.log(video.videoId);`;
    const { page, told } = await open(t, moduleOf(code));

    await told((text) => Number(text) > 1);
    const videoId = await told((text) => text.startsWith('vi'));

    const recorded = await page.evaluate(() => pageTools.takeRecorded());
    assert.equal(onlyVideo(emulator).videoId, videoId);
    assert.equal(onlyVideo(emulator).sha256, recorded.sha256);
  },

  queue: async (t, sample) => {
    const { page } = await open(t, `<my-uploads></my-uploads>${moduleOf(complete(sample, { token }))}`);

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

/** Opens the page of a site that holds `body`. */
function open(t: TestContext, body: string): Promise<SitePage> {
  return openSitePage(t, { browser, emulator, token }, body);
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
