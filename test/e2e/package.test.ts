import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { after, before, beforeEach, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright';
import type * as EmulatorModule from '../../src/emulator/index.js';
import type { Emulator } from '../../src/emulator/index.js';
import { randomBytes } from '../helpers/files.js';
import { importMap } from '../helpers/import-map.js';
import { Keeper } from '../helpers/keeper.js';
import { complaintsOf, openBrowser, openContext } from '../helpers/open-browser.js';
import { onlyVideo } from '../helpers/received.js';
import { run, succeed } from '../helpers/run.js';
import { serveFolder, type StaticServer } from '../helpers/static-server.js';
import { temporaryFolder } from '../helpers/temporary-folder.js';

const timeout = 60_000;
const typescript = resolve('node_modules', 'typescript', 'bin', 'tsc');

interface Packed {
  readonly filename: string;
  readonly files: readonly { readonly path: string }[];
}

/** An empty folder into which the tarball is installed, and nothing else. */
const keeper = new Keeper();
const folder = keeper.keep(temporaryFolder());
const installed = join(folder.path, 'node_modules', 'apivideo-kit');
let packed: Packed;
let server: StaticServer;
let emulator: Emulator;
let browser: Browser;

before(preparePackage, { timeout: 120_000 });

async function preparePackage(): Promise<void> {
  const packing = ['pack', '--ignore-scripts', '--json', '--pack-destination', folder.path];
  const { stdout } = await succeed('npm', packing, '.');
  [packed] = JSON.parse(stdout) as [Packed];
  await succeed('npm', ['init', '-y'], folder.path);
  const installing = ['install', '--prefer-offline', '--no-audit', '--no-fund', packed.filename];
  await succeed('npm', installing, folder.path);

  const entry = pathToFileURL(join(installed, 'dist', 'emulator.js')).href;
  const { startEmulator } = (await import(entry)) as typeof EmulatorModule;
  emulator = keeper.keep(await startEmulator());
  server = keeper.keep(await serveFolder(folder.path));
  browser = keeper.keep(await openBrowser());
}

beforeEach(() => emulator.reset());

after(() => keeper.close());

test('the tarball holds what is built, and no sources, tests or demo', () => {
  const paths = packed.files.map(({ path }) => path);

  const outside = paths.filter((path) => !path.startsWith('dist/'));
  assert.deepEqual(outside.sort(), ['CHANGELOG.md', 'LICENSE', 'README.md', 'package.json']);
  assert.deepEqual(
    paths.filter((path) => /\.(js|ts|json|map)$/.test(path) && /(^|\/)(test|demo)\//.test(path)),
    [],
  );
  assert.deepEqual(
    paths.filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts')),
    [],
  );
});

for (const entry of ['apivideo-kit', 'apivideo-kit/elements', 'apivideo-kit/emulator']) {
  test(`import '${entry}' works in Node, and does nothing`, { timeout }, async () => {
    const code = `await import(${JSON.stringify(entry)})`;

    const finished = await run(process.execPath, ['--input-type=module', '-e', code], folder.path);

    assert.deepEqual(finished, { code: 0, stdout: '', stderr: '' });
  });
}

const ways = {
  'the script tag': '<script src="/node_modules/apivideo-kit/dist/cdn/apivideo-kit.min.js" defer></script>',
  'modules and an import map': `${importMap('/node_modules/apivideo-kit/dist')}
    <script type="module">import 'apivideo-kit/elements';</script>`,
};

for (const [way, head] of Object.entries(ways)) {
  test(`a page from a plain static server uploads with ${way}`, { timeout }, async (t) => {
    const { token } = emulator.createUploadToken();
    const content = randomBytes(6_000_000);
    writeFileSync(join(folder.path, 'holiday.mp4'), content);
    writeFileSync(
      join(folder.path, 'page.html'),
      `<!doctype html><meta charset="utf-8"><title>A site</title><link rel="icon" href="data:,">${head}
      <apivideo-uploader upload-token="${token}" base-uri="${emulator.url}" part-size="5242880"></apivideo-uploader>
      <apivideo-recorder upload-token="${token}" base-uri="${emulator.url}"></apivideo-recorder>`,
    );
    const page = await (await openContext(t, browser)).newPage();
    const complaints = complaintsOf(page);
    await page.goto(`${server.url}/page.html`);

    await page.locator('apivideo-uploader input').setInputFiles(join(folder.path, 'holiday.mp4'));
    await page.locator('apivideo-uploader').getByText('Uploaded ·').waitFor();
    await page.locator('apivideo-recorder').getByRole('button', { name: 'Turn on the camera' }).click();
    await page.locator('apivideo-recorder').getByRole('button', { name: 'Start recording' }).waitFor();

    assert.equal(onlyVideo(emulator).sha256, createHash('sha256').update(content).digest('hex'));
    assert.deepEqual(complaints, []);
  });
}

const rightUse = `
import { ApiVideoClient, RecordingSession, isApiVideoError, type Video } from 'apivideo-kit';
import { ApiVideoUploader } from 'apivideo-kit/elements';
import type { ApiVideoRecorder } from 'apivideo-kit/recorder';
import { ApiVideoMediaRecorder, VideoUploader, type VideoUploadError } from 'apivideo-kit/compat';
import { startEmulator } from 'apivideo-kit/emulator';

const uploader = new ApiVideoUploader();
uploader.tokenProvider = async ({ reason }) => (reason === 'expired' ? 'to2' : 'to1');
uploader.addEventListener('upload-success', ({ detail }) => detail.video.videoId satisfies string);
uploader.addEventListener('upload-progress', ({ detail }) => detail.sentBytes satisfies number);
uploader.addEventListener('file-reject', ({ detail }) => detail.message satisfies string);

const recorder: ApiVideoRecorder | null = document.querySelector('apivideo-recorder');
document.querySelector('apivideo-recorder')?.start() satisfies Promise<void> | undefined;
recorder?.addEventListener('recording-error', ({ detail }) => detail.error.code === 'permission-denied');

const client = new ApiVideoClient({ uploadToken: 'to1', baseUri: 'http://127.0.0.1' });
const task = client.upload(new File([], 'holiday.mp4'), { partSize: 5_242_880 });
task.addEventListener('progress', ({ detail }) => detail.totalBytes satisfies number);
(await task) satisfies Video;

const session = new RecordingSession('camera', { client });
session.addEventListener('clock', ({ detail }) => detail.clocks.recordedSeconds satisfies number);
await session.stop().catch((error: unknown) => isApiVideoError(error) && error.retryable);

const old = new VideoUploader({ file: new File([], 'a.mp4'), uploadToken: 'to1', apiHost: 'ws.api.video' });
old.onProgress(({ currentChunk }) => currentChunk satisfies number);
(await old.upload()).createdAt satisfies Date | undefined;
const taker = new ApiVideoMediaRecorder(new MediaStream(), { uploadToken: 'to1' });
taker.addEventListener('error', (event) => (event as Event & { data: VideoUploadError }).data.reason);

const emulator = await startEmulator({ faults: [{ match: { part: 2 }, then: { drop: 'after' } }] });
emulator.video('vi1')?.sha256 satisfies string | undefined;
`;

const wrongUses = [
  "new ApiVideoUploader().addEventListener('upload-success', ({ detail }) => detail.nonsense);",
  "document.querySelector('apivideo-recorder')?.begin();",
  'new ApiVideoClient({ uploadToken: 3 });',
  "new ApiVideoClient({ apiKey: 'x' });",
  "new VideoUploader({ file: new File([], 'a.mp4'), apiKey: 'x', videoId: 'vi1' });",
  "new ApiVideoClient().upload('holiday.mp4');",
  "new RecordingSession('television', { uploadToken: 'to1' });",
  "startEmulator({ faults: [{ match: { part: 2 }, then: { drop: 'now' } }] });",
];

const resolutions = [
  { module: 'esnext', moduleResolution: 'bundler' },
  { module: 'node16', moduleResolution: 'node16' },
  { module: 'nodenext', moduleResolution: 'nodenext' },
];

test('the types of require hold, for an old class', { timeout }, async () => {
  const project = join(folder.path, 'required.json');
  const use = `
    import { VideoUploader, type VideoUploadResponse } from 'apivideo-kit/compat';
    class Mine extends VideoUploader {}
    const made: VideoUploader = new Mine({ file: new File([], 'a.mp4'), uploadToken: 'to1' });
    made.upload() satisfies Promise<VideoUploadResponse>;
    // @ts-expect-error
    new Mine({ apiKey: 'x' });`;
  const compilerOptions = {
    module: 'node16',
    moduleResolution: 'node16',
    target: 'es2022',
    lib: ['es2022', 'dom'],
    strict: true,
    noEmit: true,
    types: [],
  };
  writeFileSync(join(folder.path, 'required.cts'), use);
  writeFileSync(project, JSON.stringify({ compilerOptions, files: ['required.cts'] }));

  const finished = await run(process.execPath, [typescript, '-p', project], folder.path);

  assert.deepEqual(finished, { code: 0, stdout: '', stderr: '' });
});

for (const resolution of resolutions) {
  test(`the types hold with the module resolution ${resolution.moduleResolution}`, { timeout }, async () => {
    const project = join(folder.path, `${resolution.moduleResolution}.json`);
    const compilerOptions = {
      ...resolution,
      target: 'es2022',
      lib: ['es2022', 'esnext.disposable', 'dom', 'dom.iterable'],
      strict: true,
      exactOptionalPropertyTypes: true,
      skipLibCheck: false,
      noEmit: true,
      types: ['node'],
      typeRoots: [resolve('node_modules', '@types')],
    };
    const expectations = wrongUses.map((use) => `// @ts-expect-error\n${use}\n`);
    writeFileSync(join(folder.path, 'consumer.mts'), rightUse + expectations.join(''));
    writeFileSync(project, JSON.stringify({ compilerOptions, files: ['consumer.mts'] }));

    const finished = await run(process.execPath, [typescript, '-p', project], folder.path);

    assert.deepEqual(finished, { code: 0, stdout: '', stderr: '' });
  });
}
