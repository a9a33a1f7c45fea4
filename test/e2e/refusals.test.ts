import assert from 'node:assert/strict';
import { once } from 'node:events';
import { rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { after, before, beforeEach, test, type TestContext } from 'node:test';
import type { Locator, Page, Route } from 'playwright';
import type { ApiVideoRecorder } from '../../components/recorder/recorder.js';
import type { ApiVideoUploader } from '../../components/uploader/uploader.js';
import { startDemo, type Demo } from '../../demo/serve.js';
import type { ErrorCode } from '../../src/index.js';
import { browserArgs } from '../helpers/browser.mjs';
import { randomBytes } from '../helpers/files.js';
import { Keeper } from '../helpers/keeper.js';
import { openBrowser, openContext } from '../helpers/open-browser.js';
import { temporaryFolder } from '../helpers/temporary-folder.js';

const timeout = 60_000;
const keeper = new Keeper();
const folder = keeper.keep(temporaryFolder());
let demo: Demo;

before(async () => {
  demo = keeper.keep(await startDemo());
});

beforeEach(() => demo.emulator.reset());

after(() => keeper.close());

/** What an element said of an error, to programs and to people. */
interface Told {
  readonly code: ErrorCode;
  readonly message: string;
}

interface Circumstances {
  /** @default browserArgs */
  readonly args?: readonly string[];
  /** The name by which the page is called. @default '127.0.0.1' */
  readonly host?: string;
  /** What the page's server says besides. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** The page with both elements, in a browser of the test's own. */
async function open(
  t: TestContext,
  { args = browserArgs, host = '127.0.0.1', headers }: Circumstances = {},
): Promise<Page> {
  const browser = await openBrowser(args);
  t.after(() => browser.close());
  const page = await (await openContext(t, browser)).newPage();
  if (headers) await page.route('**/script-tag.html', (route) => answerWith(route, headers));
  await page.goto(`${demo.url.replace('127.0.0.1', host)}/script-tag.html`);
  return page;
}

/** Answers as the server does, and says these things besides. */
async function answerWith(route: Route, headers: NonNullable<Circumstances['headers']>): Promise<void> {
  const response = await route.fetch();
  await route.fulfill({ response, headers: { ...response.headers(), ...headers } });
}

interface Refusal {
  readonly what: string;
  readonly circumstances: Circumstances;
  readonly code: ErrorCode;
  readonly sentence: string;
}

const refusals: readonly Refusal[] = [
  {
    // A person's own refusal comes as the same error, but not every headless browser can be made to give it.
    what: 'the camera is not allowed',
    circumstances: { headers: { 'Permissions-Policy': 'camera=(), microphone=()' } },
    code: 'permission-denied',
    sentence:
      "The camera or microphone is not allowed. Allow it in the browser's settings for this page, then try again.",
  },
  {
    what: 'there is no camera',
    circumstances: { args: browserArgs.filter((flag) => !flag.startsWith('--use-fake-')) },
    code: 'device-not-found',
    sentence: 'No camera or microphone was found. Connect one, then try again.',
  },
  {
    what: 'the page is not secure',
    circumstances: {
      args: [...browserArgs, '--host-resolver-rules=MAP insecure.test 127.0.0.1'],
      host: 'insecure.test',
    },
    code: 'insecure-context',
    sentence: 'Recording needs a page served over https, or from localhost.',
  },
];

for (const { what, circumstances, code, sentence } of refusals) {
  test(`the recorder says so when ${what}, and lets the person try again`, { timeout }, async (t) => {
    const page = await open(t, circumstances);
    const recorder = page.locator('apivideo-recorder');
    const codes = await recorder.evaluateHandle((element: ApiVideoRecorder) => {
      const told: string[] = [];
      element.addEventListener('recording-error', ({ detail }) => told.push(detail.error.code));
      return told;
    });

    await recorder.getByRole('button', { name: 'Turn on the camera' }).click();
    await recorder.locator('[part=status]').getByText(sentence).waitFor();
    await recorder.getByRole('button', { name: 'Try again' }).click();
    await page.waitForFunction((told) => told.length === 2, codes);

    assert.deepEqual(await codes.jsonValue(), [code, code]);
    await recorder.locator('[part=status]').getByText(sentence).waitFor();
  });
}

/** Lets the uploader fail with that file. */
async function refuse(uploader: Locator, file: Parameters<Locator['setInputFiles']>[0]): Promise<Told> {
  const code = await uploader.evaluateHandle((element: ApiVideoUploader) => ({
    told: new Promise<ErrorCode>((resolve) => {
      element.addEventListener('upload-error', ({ detail }) => resolve(detail.error.code));
    }),
  }));
  await uploader.locator('input[type=file]').setInputFiles(file);
  return {
    code: await code.evaluate(({ told }) => told),
    message: await uploader.locator('[part=status]').innerText(),
  };
}

/** Bytes under a video's name. */
function videoOf(size: number): { name: string; mimeType: string; buffer: Buffer } {
  return { name: 'holiday.mp4', mimeType: 'video/mp4', buffer: Buffer.from(randomBytes(size)) };
}

/** An address at which nobody listens any more. */
async function deserted(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return `http://127.0.0.1:${port}`;
}

test('the uploader says so when its token is unknown, and takes another token', { timeout }, async (t) => {
  const page = await open(t);
  const uploader = page.locator('apivideo-uploader');
  await uploader.evaluate((element: ApiVideoUploader) => (element.uploadToken = 'toNobodyKnowsThisOne'));

  const told = await refuse(uploader, videoOf(1000));

  assert.deepEqual(told, {
    code: 'unauthorized',
    message: 'The permission to upload has expired or is not valid. Reload the page and try again.',
  });
  await uploader.evaluate(
    (element: ApiVideoUploader, token) => (element.uploadToken = token),
    demo.emulator.createUploadToken().token,
  );
  await uploader.getByRole('button', { name: 'Try again' }).click();
  await uploader.getByRole('button', { name: 'Upload another video' }).waitFor();
});

test('the uploader says so when a file is empty, and sends nothing', { timeout }, async (t) => {
  const page = await open(t);
  const uploader = page.locator('apivideo-uploader');

  await uploader.evaluate((element: ApiVideoUploader) => {
    element.addEventListener('file-reject', ({ detail }) => (document.title = detail.code));
  });
  await uploader.locator('input[type=file]').setInputFiles(videoOf(0));
  await uploader.getByText('is empty').first().waitFor();

  assert.equal(await page.title(), 'file-empty');
  assert.deepEqual(demo.emulator.requests, []);
  await uploader.getByRole('button', { name: 'Choose a video' }).waitFor();
});

test('the uploader says so when a file is gone before it is sent', { timeout }, async (t) => {
  const page = await open(t);
  const uploader = page.locator('apivideo-uploader');
  const path = join(folder.path, 'gone.mp4');
  writeFileSync(path, randomBytes(1000));
  await uploader.evaluate((element: ApiVideoUploader) => {
    element.noAuto = true;
    element.addEventListener('upload-error', ({ detail }) => (document.title = detail.error.code));
  });

  await uploader.locator('input[type=file]').setInputFiles(path);
  await uploader.getByText('Ready to upload').waitFor();
  rmSync(path);
  await uploader.getByRole('button', { name: 'Upload' }).click();
  await uploader.getByRole('button', { name: 'Choose another video' }).waitFor();

  assert.equal(await page.title(), 'file-unreadable');
  assert.match(await uploader.locator('[part=status]').innerText(), /read/);
  assert.deepEqual(demo.emulator.requests, []);
});

test('the uploader says so when nobody answers, and tries again when told to', { timeout }, async (t) => {
  const page = await open(t);
  const uploader = page.locator('apivideo-uploader');
  const nowhere = await deserted();
  await uploader.evaluate((element: ApiVideoUploader, baseUri) => {
    element.baseUri = baseUri;
    element.retries = 0;
  }, nowhere);

  const told = await refuse(uploader, videoOf(1000));
  const toldAgain = uploader.evaluate(
    (element: ApiVideoUploader) =>
      new Promise<string>((resolve) => {
        element.addEventListener('upload-error', ({ detail }) => resolve(detail.error.code));
      }),
  );
  await uploader.getByRole('button', { name: 'Try again' }).click();

  assert.equal(told.code, 'network');
  assert.match(told.message, /connection/i);
  assert.equal(await toldAgain, 'network');
});

test('a client refuses an API key in a browser', { timeout }, async (t) => {
  const page = await open(t);

  const told = await page.evaluate(() => {
    const { ApiVideoClient } = (globalThis as unknown as { ApiVideo: ApiVideoScript }).ApiVideo;
    try {
      new ApiVideoClient({ apiKey: 'x' });
      return undefined;
    } catch (error) {
      return { code: (error as Told).code, message: (error as Told).message };
    }
  });

  assert.equal(told?.code, 'key-in-browser');
  assert.match(told.message, /upload token/);
});

/** What the script for CDNs leaves in the page, to those who disregard its types. */
interface ApiVideoScript {
  readonly ApiVideoClient: new (options: { readonly apiKey: string }) => unknown;
}
