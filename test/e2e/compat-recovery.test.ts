import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright';
import type { ApiVideoMediaRecorder as Recorder } from '../../src/compat/index.js';
import type { RecordingSession as Session } from '../../src/index.js';
import { startEmulator, type Emulator } from '../../src/emulator/index.js';
import { compatScript, openCompatPage } from '../helpers/compat-page.js';
import { Keeper } from '../helpers/keeper.js';
import { openBrowser } from '../helpers/open-browser.js';
import { onlyVideo } from '../helpers/received.js';

const mebibyte = 1024 * 1024;
const keeper = new Keeper();
let emulator: Emulator;
let browser: Browser;

before(async () => {
  emulator = keeper.keep(await startEmulator({ ffmpeg: false }));
  browser = keeper.keep(await openBrowser());
});

after(() => keeper.close());

declare const ApiVideoMediaRecorder: typeof Recorder;
declare const RecordingSession: typeof Session;

/** Records without end; runs in the page, and so refers to nothing outside itself. */
function record(): void {
  const { MediaRecorder: Native } = globalThis;
  globalThis.MediaRecorder = class extends Native {
    constructor(stream: MediaStream, options?: MediaRecorderOptions) {
      super(stream, { ...options, videoBitsPerSecond: 40_000_000 });
    }
  };
  new ApiVideoMediaRecorder(globalThis.pageTools.noise(), { uploadToken: 'A_TOKEN' }).start({
    timeslice: 200,
  });
}

/** Finishes all that earlier visits have left; runs in the page. */
async function finishAll(): Promise<readonly number[]> {
  const left = await RecordingSession.recoverable();
  for (const recording of left) {
    await recording.finish({ baseUri: 'https://ws.api.video', uploadToken: 'A_TOKEN' });
  }
  return left.map(({ bytes }) => bytes);
}

test(
  'what the old recorder has made without a line is on disk, and another visit finishes its video',
  { timeout: 90_000 },
  async (t) => {
    const next = `<script type="module">
      import { RecordingSession } from 'apivideo-kit';
      Object.assign(globalThis, { RecordingSession });
      console.log('ready');
    </script>`;
    const html = `<script src="${compatScript}"></script>${next}`;
    const { page, told } = await openCompatPage(t, browser, emulator, html);
    await told((text) => text === 'ready');
    const held = new Promise<void>((resolve) => {
      // No answer ever comes; a part that wants to leave is on disk, and behind it is more.
      void page.route('https://ws.api.video/upload**', () => resolve());
    });

    await page.evaluate(record);
    await held;
    const url = page.url();
    await page.close();
    const other = await page.context().newPage();
    const ready = other.waitForEvent('console', (message) => message.text() === 'ready');
    await other.goto(url);
    await ready;
    const [bytes = 0, ...others] = await other.evaluate(finishAll);

    const video = onlyVideo(emulator);
    assert.deepEqual(others, []);
    assert.deepEqual([video.complete, video.bytes], [true, bytes]);
    assert.ok(bytes >= 5 * mebibyte);
  },
);
