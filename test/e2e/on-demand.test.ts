import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, beforeEach, test, type TestContext } from 'node:test';
import type { Browser, Page } from 'playwright';
import { startEmulator, type Emulator } from '../../src/emulator/index.js';
import { createOutcome } from '../../src/base/outcome.js';
import { version } from '../../src/http/origin.js';
import { Keeper } from '../helpers/keeper.js';
import { openBrowser, openContext } from '../helpers/open-browser.js';
import { onlyVideo } from '../helpers/received.js';
import { serveFolder, type StaticServer } from '../helpers/static-server.js';

const timeout = 60_000;
const keeper = new Keeper();
const chunks = '**/chunks/*.js*';
const file = { name: 'one.mp4', mimeType: 'video/mp4', buffer: Buffer.from('a video, more or less') };
let emulator: Emulator;
let site: StaticServer;
let browser: Browser;

before(async () => {
  emulator = keeper.keep(await startEmulator());
  const page = (...scripts: readonly string[]): string =>
    `<!doctype html><html lang="en"><title>A page</title><link rel="icon" href="data:,">
    ${scripts.map((address) => `<script src="${address}"></script>`).join('')}
    <apivideo-uploader></apivideo-uploader><apivideo-recorder></apivideo-recorder>`;
  site = keeper.keep(
    await serveFolder('dist/cdn', {
      '/uploader.html': page('/uploader.min.js'),
      '/recorder.html': page('/recorder.min.js'),
      '/both.html': page('/uploader.min.js', '/recorder.min.js'),
      '/package.html': page('/apivideo-kit'),
      '/apivideo-kit': readFileSync('dist/cdn/apivideo-kit.min.js', 'utf8'),
    }),
  );
  browser = keeper.keep(await openBrowser());
});

beforeEach(() => emulator.reset());

after(() => keeper.close());

/** A page whose elements send to the emulator, and the names of what it has fetched of the chunks. */
async function open(t: TestContext, path: string): Promise<{ page: Page; fetched: readonly string[] }> {
  const page = await (await openContext(t, browser)).newPage();
  const fetched: string[] = [];
  page.on('request', (request) => {
    const [, name] = /\/chunks\/([\w-]+)-[\w-]{6}\.js/.exec(request.url()) ?? [];
    if (name !== undefined) fetched.push(name);
  });
  await page.goto(`${site.url}${path}`);
  const { token } = emulator.createUploadToken();
  await page.evaluate(
    ([uploadToken, baseUri]) => {
      const elements = document.querySelectorAll('apivideo-uploader, apivideo-recorder');
      elements.forEach((element) => Object.assign(element, { uploadToken, baseUri }));
    },
    [token, emulator.url],
  );
  return { page, fetched };
}

/** What the next event of this name says of its error. */
function nextError(page: Page, name: 'upload-error' | 'recording-error'): Promise<object> {
  return page.evaluate(
    (name) =>
      new Promise<object>((resolve) => {
        const { ApiVideoError } = (window as unknown as { ApiVideo: { ApiVideoError: typeof Error } })
          .ApiVideo;
        const element = name === 'upload-error' ? 'apivideo-uploader' : 'apivideo-recorder';
        document.querySelector(element)?.addEventListener(name, ({ detail: { error } }) => {
          const { code, retryable } = error;
          resolve({ code, retryable, ours: error instanceof ApiVideoError });
        });
      }),
    name,
  );
}

test(
  'a page that nobody turns to has fetched nothing, one that somebody does has what it needs',
  { timeout },
  async (t) => {
    const { page, fetched } = await open(t, '/both.html');

    await page.evaluate(() => new Promise(requestAnimationFrame));
    assert.deepEqual(fetched, []);

    const engine = page.waitForResponse('**/chunks/engine-*.js');
    await page.locator('apivideo-uploader').hover();
    await engine;
    assert.deepEqual(fetched, ['send-upload', 'engine']);
  },
);

test('two scripts of one page fetch one engine', { timeout }, async (t) => {
  const { page, fetched } = await open(t, '/both.html');

  await page.locator('apivideo-uploader input').setInputFiles(file);
  await page.getByText('Uploaded ·').waitFor();
  const taking = ['begin-take', 'take-parts'].map((name) => page.waitForResponse(`**/chunks/${name}-*.js`));
  await page.locator('apivideo-recorder').hover();
  await Promise.all(taking);

  assert.deepEqual([...fetched].sort(), ['begin-take', 'engine', 'send-upload', 'take-parts']);
});

test(
  'an error that the service has caused is one of the class that the script shows',
  { timeout },
  async (t) => {
    const { page } = await open(t, '/uploader.html');
    const told = nextError(page, 'upload-error');

    await page.evaluate(() =>
      document.querySelector('apivideo-uploader')?.setAttribute('upload-token', 'toNone'),
    );
    await page.locator('apivideo-uploader input').setInputFiles(file);

    assert.deepEqual(await told, { code: 'unauthorized', retryable: false, ours: true });
  },
);

test(
  'what can not be fetched is an error that passes: the file stays, and a retry sends it',
  { timeout },
  async (t) => {
    const { page } = await open(t, '/uploader.html');
    const told = nextError(page, 'upload-error');

    await page.route(chunks, (route) => route.abort());
    await page.locator('apivideo-uploader input').setInputFiles(file);
    assert.deepEqual(await told, { code: 'network', retryable: true, ours: true });
    await page.unroute(chunks);
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByText('Uploaded ·').waitFor();

    assert.equal(onlyVideo(emulator).bytes, file.buffer.length);
  },
);

test(
  'a recording that can not be made yet is an error that passes, and nothing was recorded for naught',
  { timeout },
  async (t) => {
    const { page } = await open(t, '/recorder.html');
    const told = nextError(page, 'recording-error');
    const recorder = page.locator('apivideo-recorder');

    await page.route(chunks, (route) => route.abort());
    await recorder.getByRole('button', { name: 'Turn on the camera' }).click();
    await recorder.getByRole('button', { name: 'Start recording' }).click();
    assert.deepEqual(await told, { code: 'network', retryable: true, ours: true });
    await page.unroute(chunks);
    await recorder.getByRole('button', { name: 'Try again' }).click();
    await recorder.getByRole('button', { name: 'Start recording' }).click();
    // Where it is stopped at once, nothing is recorded.
    await page.waitForFunction(() => {
      const { clocks } = document.querySelector('apivideo-recorder') as unknown as {
        readonly clocks: { readonly recordedSeconds: number };
      };
      return clocks.recordedSeconds > 1;
    });
    await recorder.getByRole('button', { name: 'Stop recording' }).click();
    await recorder.getByText('Your recording has arrived.').first().waitFor();

    assert.ok(onlyVideo(emulator).complete);
  },
);

test(
  'a refusal has its code without its words, so that what can be had instead is opened',
  { timeout },
  async (t) => {
    const { page } = await open(t, '/recorder.html');
    const told = nextError(page, 'recording-error');
    await page.route('**/source-error-*.js*', (route) => route.abort());
    await page.evaluate(() => {
      localStorage.setItem('apivideo-kit:devices', JSON.stringify({ videoDeviceId: 'gone' }));
      const { mediaDevices } = navigator;
      const own = mediaDevices.getUserMedia.bind(mediaDevices);
      let given: MediaStream | undefined;
      mediaDevices.getUserMedia = async (constraints) => {
        if (given) throw new DOMException('As the test wants it.', 'NotAllowedError');
        return (given = await own(constraints));
      };
    });
    const recorder = page.locator('apivideo-recorder');

    await recorder.getByRole('button', { name: 'Turn on the camera' }).click();
    await recorder.getByRole('button', { name: 'Start recording' }).waitFor();
    await recorder.evaluate((element: HTMLElement & { close(): void }) => element.close());
    await recorder.getByRole('button', { name: 'Turn on the camera' }).click();

    assert.deepEqual(await told, { code: 'permission-denied', retryable: false, ours: true });
  },
);

test(
  'keys rule a recording before anything of that is loaded, and the focus stays on one button',
  { timeout },
  async (t) => {
    const { page } = await open(t, '/recorder.html');
    const recorder = page.locator('apivideo-recorder');
    const heard = createOutcome<undefined>();
    await page.route('**/live-source-*.js', () => undefined);
    await page.route('**/take-parts-*.js', (route) => heard.promise.then(() => route.continue()));
    const is = (state: string): Promise<unknown> => recorder.and(page.locator(`:state(${state})`)).waitFor();

    await recorder.getByRole('button', { name: 'Turn on the camera' }).press('Enter');
    const round = recorder.getByRole('button', { name: 'Start recording' });
    await round.focus();
    const button = await round.elementHandle();
    await page.keyboard.press('r');
    heard.resolve(undefined);
    await is('recording');
    await page.keyboard.press('r');
    await is('paused');

    const [name, kept] = await recorder.evaluate(({ shadowRoot }, before) => {
      const now = shadowRoot?.activeElement;
      return [now?.ariaLabel, now === before];
    }, button);
    assert.deepEqual([name, kept], ['Stop recording', true]);
  },
);

test(
  'a script that was found by the address of its package finds the rest in its own version',
  { timeout },
  async (t) => {
    const { page } = await open(t, '/package.html');
    const asked: string[] = [];
    await page.route('**/apivideo-kit@*/**', (route, request) => {
      const { pathname } = new URL(request.url());
      asked.push(pathname);
      return route.fulfill({ path: pathname.replace(/^\/apivideo-kit@[^/]+\//, '') });
    });

    await page.locator('apivideo-uploader input').setInputFiles(file);
    await page.getByText('Uploaded ·').waitFor();

    assert.match(asked[0] ?? '', new RegExp(`^/apivideo-kit@${version}/dist/cdn/chunks/send-upload-`));
  },
);
