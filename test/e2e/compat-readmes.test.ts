// The examples in the READMEs of the old packages, changed in nothing but the import or the script's address.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { after, before, beforeEach, test } from 'node:test';
import { build } from 'esbuild';
import type { Browser } from 'playwright';
import { startEmulator, type Emulator } from '../../src/emulator/index.js';
import { compatScript, openCompatPage } from '../helpers/compat-page.js';
import { Keeper } from '../helpers/keeper.js';
import { openBrowser } from '../helpers/open-browser.js';
import { samplesOf } from '../helpers/readme-samples.js';
import { onlyVideo, rangesOf } from '../helpers/received.js';
import { temporaryFolder } from '../helpers/temporary-folder.js';

const timeout = 90_000;
const keeper = new Keeper();
const folder = keeper.keep(temporaryFolder());
let emulator: Emulator;
let browser: Browser;

before(async () => {
  emulator = keeper.keep(await startEmulator({ ffmpeg: false }));
  browser = keeper.keep(await openBrowser());
});

beforeEach(() => emulator.reset());

after(() => keeper.close());

type Package = 'video-uploader' | 'media-recorder';

/** What a reader may run: what is to be typed into a shell is not meant. */
function samplesIn(name: Package): readonly string[] {
  const readme = readFileSync(join('node_modules', '@api.video', name, 'README.md'), 'utf8');
  return samplesOf(readme).flatMap(({ language, code }) => (language === 'sh' ? [] : code));
}

/** The samples that a test has run. */
const used = new Set<string>();

/** The sample that begins so; with the room it leaves, `// ...` and what follows, filled. */
function sampleOf(name: Package, pattern: RegExp, room = ''): string {
  const found = samplesIn(name).find((code) => pattern.test(code));
  assert.ok(found, `A sample of ${name} matches ${pattern.source}.`);
  used.add(found);
  return found.replace(/\/\/ \.\.\.( .*)?$/gm, room);
}

/** Waits, in a page, until something is recorded. */
const untilHeard =
  "if (!globalThis.heard) await new Promise((resolve) => addEventListener('heard', resolve, { once: true }));";

/** The one change: where the code comes from. */
function moved(code: string): string {
  return code
    .replace(/'@api\.video\/(video-uploader|media-recorder)'/g, "'apivideo-kit/compat'")
    .replace(/https:\/\/unpkg\.com\/@api\.video\/[\w-]+|\.\.\/dist\/index\.js/g, compatScript);
}

function inlineScript(html: string): string {
  return /<script[^>]*>(.*?)<\/script>/s.exec(html.replace(/<script src.*?<\/script>/gs, ''))?.[1] ?? '';
}

/** A sample has both uploaders under one name: one of them, with the options that are to be seen below it. */
function half(code: string, of: 'standard' | 'progressive'): string {
  const [standard = '', progressive = ''] = code.split('// progressive upload:');
  return of === 'standard' ? standard : progressive;
}

const content = Buffer.alloc(6_000_000, 'video');
const hashOf = (...parts: readonly Buffer[]): string =>
  createHash('sha256').update(Buffer.concat(parts)).digest('hex');
const given = `
  const blob = new File(['video'.repeat(1_200_000)], 'holiday.mp4');
  const files = [blob];
  let v; // the samples on onPlayable() take it for the video`;
/** What stands where a sample leaves room for options. */
const roomOf = (name: string): string =>
  name === 'video-uploader' ? `file: new File(['x'], 'x.mp4'), uploadToken: 'YOUR_DELEGATED_TOKEN'` : '';
const player = '<div id="player-container"></div>';

/** The samples on one uploader's methods, one after the other. */
function methods(of: 'standard' | 'progressive'): string {
  const uploader = (pattern: RegExp): string => sampleOf('video-uploader', pattern);
  const isStandard = of === 'standard';
  return `{ ${given}
    ${uploader(isStandard ? /chunkSize: 1024/ : /= new ProgressiveUploader\({\n\s+uploadToken/)}
    ${uploader(isStandard ? /size of a chunk/ : /current part:/)}
    uploader.onPlayable((video) => (v = video));
    ${inlineScript(uploader(/onPlayable/))}
    ${isStandard ? uploader(/uploader\.upload\(\)/) : uploader(/\.uploadPart\(/) + uploader(/\.uploadLastPart\(/)}
  }`;
}

async function bundled(code: string): Promise<string> {
  const file = join(folder.path, 'page.cjs');
  writeFileSync(file, code);
  const alias = { 'apivideo-kit/compat': resolve('dist', 'compat.cjs') };
  const { outputFiles } = await build({
    entryPoints: [file],
    alias,
    bundle: true,
    write: false,
    format: 'iife',
    platform: 'browser',
    nodePaths: [resolve('node_modules')],
    logLevel: 'error',
  });
  return `<script>${outputFiles[0]?.text.replaceAll('</script', '<\\/script') ?? ''}</script>`;
}

/** The ways in which code comes into a page. */
const ways = {
  'script tag': (name: Package, code: (entry: string) => string) =>
    Promise.resolve(`${moved(sampleOf(name, /^<head>/))}<script type="module">${code('')}</script>`),
  import: (name: Package, code: (entry: string) => string) =>
    Promise.resolve(
      `<script type="module">${code(moved(sampleOf(name, /^import|\nimport/, roomOf(name))))}</script>`,
    ),
  require: (name: Package, code: (entry: string) => string) =>
    bundled(`(async () => { ${code(moved(sampleOf(name, /require\(/, roomOf(name))))} })();`),
} as const;

for (const [way, htmlOf] of Object.entries(ways)) {
  for (const of of ['standard', 'progressive'] as const) {
    test(`the samples on ${of} uploads run, by ${way}`, { timeout }, async (t) => {
      const html = await htmlOf('video-uploader', (entry) => half(entry, of) + methods(of));
      const { page, complaints } = await openCompatPage(t, browser, emulator, player + html);

      await page.locator('#player-container iframe').waitFor();

      const { sha256 } = onlyVideo(emulator);
      const [expected, ranges] =
        of === 'standard'
          ? [hashOf(content), ['part 1/1']]
          : [hashOf(content, content), ['part 1/*', 'part 2/2']];
      assert.equal(sha256, expected);
      assert.deepEqual(rangesOf(emulator), ranges);
      assert.deepEqual(complaints, []);
    });
  }

  test(`the samples on recordings run, by ${way}`, { timeout }, async (t) => {
    const recorder = (pattern: RegExp): string => sampleOf('media-recorder', pattern);
    const html = await htmlOf(
      'media-recorder',
      (entry) => `
        const mediaStream = await navigator.mediaDevices.getUserMedia({ video: true, audio: true });
        const myMediaStream = mediaStream;
        const files = [];
        ${entry.replace(/^import.*$/m, '')}
        ${recorder(/myMediaStream/)}
        ${recorder(/mediaRecorder\.start\(\);/)}
        ${recorder(/"error"/)}
        ${untilHeard}
        ${recorder(/mediaRecorder\.stop\(\)/)}`,
    );
    const imported = way === 'import' ? "import { ApiVideoMediaRecorder } from 'apivideo-kit/compat';" : '';
    const { told, complaints } = await openCompatPage(
      t,
      browser,
      emulator,
      html.replace('<script type="module">', `<script type="module">${imported}`),
    );

    await told(() => true);

    const { complete, bytes } = onlyVideo(emulator);
    assert.deepEqual([complete, bytes > 0], [true, true]);
    assert.deepEqual(rangesOf(emulator), ['part 1/1']);
    assert.deepEqual(complaints, []);
  });
}

test('the page of the uploader’s README runs, by script tag', { timeout }, async (t) => {
  const html = moved(sampleOf('video-uploader', /^<head>/) + sampleOf('video-uploader', /<form>/));
  const { page } = await openCompatPage(t, browser, emulator, html);

  const answered = page.waitForResponse(
    (response) => response.request().method() === 'POST' && response.url().includes('/upload'),
  );
  await page.locator('#input').setInputFiles({ name: 'holiday.mp4', mimeType: 'video/mp4', buffer: content });
  await answered;

  assert.equal(onlyVideo(emulator).sha256, hashOf(content));
});

test('the page of the recorder’s README runs, by script tag', { timeout }, async (t) => {
  const snippet = sampleOf('media-recorder', /^\.\.\.\n<script/, untilHeard).replace(
    '<script type="text/javascript">',
    `<script type="module">
      const mediaStream = await navigator.mediaDevices.getUserMedia({ video: true, audio: true });`,
  );
  const html = moved(sampleOf('media-recorder', /^<head>/) + snippet);
  const { told, complaints } = await openCompatPage(t, browser, emulator, html);

  await told(() => true);

  assert.equal(onlyVideo(emulator).complete, true);
  assert.deepEqual(complaints, []);
});

test('the full example of the recorder’s README runs, by script tag', { timeout }, async (t) => {
  const { page, complaints } = await openCompatPage(
    t,
    browser,
    emulator,
    moved(sampleOf('media-recorder', /^<html>/)),
  );

  await page.locator('#start:enabled').click();
  await page.waitForFunction(() => 'heard' in globalThis);
  await page.locator('#stop').click();
  await page.locator('#video-link', { hasText: '/vod/vi' }).waitFor();

  const { videoId, complete } = onlyVideo(emulator);
  assert.equal(complete, true);
  assert.equal(await page.locator('#video-link').textContent(), `${emulator.url}/vod/${videoId}`);
  assert.deepEqual(complaints, []);
});

test('the script sets the old globals in a page with AMD too', { timeout }, async (t) => {
  const amd = '<script>globalThis.define = Object.assign(() => undefined, { amd: {} });</script>';
  const { page } = await openCompatPage(
    t,
    browser,
    emulator,
    `${amd}<script src="${compatScript}"></script>`,
  );

  const kinds = await page.evaluate(() =>
    ['VideoUploader', 'ProgressiveUploader', 'UploaderStaticWrapper', 'ApiVideoMediaRecorder'].map(
      (name) => typeof Reflect.get(globalThis, name),
    ),
  );

  assert.deepEqual(kinds, ['function', 'function', 'function', 'function']);
});

test('every sample of the two READMEs was run', () => {
  const samples = [...samplesIn('video-uploader'), ...samplesIn('media-recorder')];

  assert.ok(samples.length > 15);
  assert.deepEqual(
    samples.filter((code) => !used.has(code)),
    [],
  );
});
