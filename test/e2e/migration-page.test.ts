import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { after, before, beforeEach, test, type TestContext } from 'node:test';
import type { Browser } from 'playwright';
import { startEmulator, type Emulator } from '../../src/emulator/index.js';
import { openCompatPage } from '../helpers/compat-page.js';
import { Keeper } from '../helpers/keeper.js';
import { openBrowser } from '../helpers/open-browser.js';
import { complete, samplesOf, type Sample } from '../helpers/readme-samples.js';
import { onlyVideo } from '../helpers/received.js';
import { run } from '../helpers/run.js';
import { temporaryFolder } from '../helpers/temporary-folder.js';

const timeout = 60_000;
const samples = samplesOf(readFileSync(join('docs', 'migration.md'), 'utf8'));
const content = Buffer.alloc(6_000_000, 'video');
const sha256 = createHash('sha256').update(content).digest('hex');
const file = { name: 'holiday.mp4', mimeType: 'video/mp4', buffer: content };
const given = "const file = new File(['video'.repeat(1_200_000)], 'holiday.mp4', { type: 'video/mp4' });";

const keeper = new Keeper();
let emulator: Emulator;
let browser: Browser;

before(async () => {
  emulator = keeper.keep(await startEmulator({ ffmpeg: false }));
  browser = keeper.keep(await openBrowser());
});

beforeEach(() => emulator.reset());

after(() => keeper.close());

function script(code: string): string {
  return `<script type="module">${code}</script>`;
}

const year = String(new Date().getFullYear());

/** How each sample is put to use; by the name in the comment above it. */
const uses: Readonly<Record<string, (t: TestContext, sample: Sample) => Promise<void>>> = {
  'uploader-import': async (t, sample) => {
    const { told } = await openCompatPage(t, browser, emulator, script(`${given}\n${sample.code}`));

    await told((text) => text === '1');
    await told((text) => text === `holiday.mp4 true ${year}`);
    const player = await told((text) => text.startsWith('http'));

    const video = onlyVideo(emulator);
    assert.equal(video.sha256, sha256);
    assert.equal(player, `${emulator.url}/vod/${video.videoId}`);
  },

  'uploader-script': async (t, sample) => {
    const { page, complaints } = await openCompatPage(t, browser, emulator, sample.code);

    const answered = page.waitForResponse(
      (response) => response.request().method() === 'POST' && response.url().includes('/upload'),
    );
    await page.locator('#input').setInputFiles(file);
    await answered;

    assert.equal(onlyVideo(emulator).sha256, sha256);
    assert.deepEqual(complaints, []);
  },

  'uploader-client': async (t, sample) => {
    const { told } = await openCompatPage(t, browser, emulator, script(`${given}\n${sample.code}`));

    await told((text) => text === String(content.length));
    await told((text) => text.startsWith(`holiday.mp4 true ${year}-`));

    assert.equal(onlyVideo(emulator).sha256, sha256);
  },

  'recorder-import': async (t, sample) => {
    const own =
      "if (!globalThis.heard) await new Promise((resolve) => addEventListener('heard', resolve, { once: true }));";
    const { told } = await openCompatPage(
      t,
      browser,
      emulator,
      script(complete(sample, { token: 'YOUR_UPLOAD_TOKEN', own })),
    );

    const player = await told((text) => text.startsWith('http'));

    const { videoId, complete: isWhole } = onlyVideo(emulator);
    assert.equal(player, `${emulator.url}/vod/${videoId}`);
    assert.equal(isWhole, true);
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

    assert.deepEqual(finished, { code: 0, stdout: `false ${year}\nHoliday\n`, stderr: '' });
    assert.equal(onlyVideo(emulator).sha256, sha256);
  },
};

test('every sample of the page on moving is an import or an address of before, or has a test', () => {
  const [before, named] = [
    samples.filter(({ name }) => name === undefined),
    samples.flatMap(({ name }) => name ?? []),
  ];

  assert.deepEqual(named, Object.keys(uses));
  assert.ok(before.every(({ code }) => code.includes('@api.video/')));
});

for (const sample of samples.filter(({ name }) => name !== undefined)) {
  const { name = '' } = sample;

  test(`the sample "${name}" of the page on moving works as it stands there`, { timeout }, async (t) => {
    await uses[name]?.(t, sample);
  });
}
