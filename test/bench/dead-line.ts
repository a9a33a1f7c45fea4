/**
 * One hour of recording against a dead line: 3600 slices of a second each, at 2.5 Mbit/s, as fast as the disk
 * takes them. Prints how the browser's memory grows meanwhile, and while all of it is sent once the line is back.
 * Run it after `npm run build`, on Linux:
 *
 *     node --import tsx test/bench/dead-line.ts
 */
import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { startEmulator } from '../../src/emulator/index.js';
import { importMap } from '../helpers/import-map.js';
import { Keeper } from '../helpers/keeper.js';
import { openKillable } from '../helpers/killable-browser.js';
import { memoryOfGroup } from '../helpers/process-memory.js';
import { openRelay } from '../helpers/relay.js';
import { serveFolder } from '../helpers/static-server.js';
import { temporaryFolder } from '../helpers/temporary-folder.js';

const mebibyte = 1024 * 1024;
const slices = 3600;
/** Words of four bytes in a slice. */
const words = 78_125;

/** The bytes of a slice: no two are alike. */
function sliceOf(index: number, length: number): Uint32Array<ArrayBuffer> {
  const bytes = new Uint32Array(length);
  let state = index + 1;
  for (let word = 0; word < length; word++) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    bytes[word] = state;
  }
  return bytes;
}

const pageOf = (baseUri: string, uploadToken: string): string => `<!doctype html>${importMap('/dist')}
<script type="module">
  import { RecordingSession } from 'apivideo-kit';
  ${sliceOf.toString()}
  let recorder;
  globalThis.MediaRecorder = class extends EventTarget {
    static isTypeSupported = () => true;
    state = 'inactive';
    constructor(stream, { mimeType }) {
      super();
      Object.assign(this, { stream, mimeType });
    }
    start() {
      this.state = 'recording';
      recorder = this;
    }
    give(data) {
      this.dispatchEvent(Object.assign(new Event('dataavailable'), { data }));
    }
    requestData() {}
    stop() {
      this.state = 'inactive';
      queueMicrotask(() => {
        this.give(new Blob([]));
        this.dispatchEvent(new Event('stop'));
      });
    }
  };

  const canvas = document.createElement('canvas');
  canvas.getContext('2d');
  const session = new RecordingSession(canvas.captureStream(), {
    baseUri: '${baseUri}',
    uploadToken: '${uploadToken}',
  });
  const warnings = [];
  session.addEventListener('warning', ({ detail: { code } }) => warnings.push(code));

  globalThis.begin = () => session.start();
  globalThis.give = async (from, to) => {
    for (let index = from; index < to; index++) {
      const saved = new Promise((resolve) => session.addEventListener('saved', resolve, { once: true }));
      recorder.give(new Blob([sliceOf(index, ${words})]));
      await saved;
    }
  };
  globalThis.end = async () => ({ ...(await session.stop()), warnings });
  console.log('ready');
</script>`;

const keeper = new Keeper();
const folder = keeper.keep(temporaryFolder());
mkdirSync(join(folder.path, 'profile'));
const emulator = keeper.keep(await startEmulator());
const relay = keeper.keep(await openRelay(emulator.url));
const page = pageOf(relay.url, emulator.createUploadToken().token);
const site = keeper.keep(await serveFolder('.', { '/hour.html': page }));
const browser = await openKillable(join(folder.path, 'profile'));

let base: ReadonlyMap<string, number> = new Map();
const most = new Map<string, number>();
const look = (): void => {
  const now = memoryOfGroup(browser.group);
  for (const [type, bytes] of now)
    most.set(type, Math.max(most.get(type) ?? 0, bytes - (base.get(type) ?? 0)));
  const sum = (memory: ReadonlyMap<string, number>): number =>
    Array.from(memory.values()).reduce((a, b) => a + b, 0);
  most.set('together', Math.max(most.get('together') ?? 0, sum(now) - sum(base)));
};
const report = (what: string): void => {
  const cells = Array.from(most, ([type, bytes]) => `${type} ${(bytes / mebibyte).toFixed(0)}`);
  console.log(`${what}: memory grew by at most ${cells.join(', ')} MiB`);
  most.clear();
};

try {
  await browser.page.goto(`${site.url}/hour.html`);
  await browser.page.waitForFunction('globalThis.begin !== undefined');
  await browser.page.evaluate('begin()');
  // What a few slices need is needed once.
  await browser.page.evaluate('give(0, 30)');
  relay.cut();
  base = memoryOfGroup(browser.group);
  const timer = setInterval(look, 500);

  const began = performance.now();
  for (let index = 30; index < slices; index += 30) {
    await browser.page.evaluate(`give(${index}, ${index + 30})`);
  }
  const seconds = (performance.now() - began) / 1000;
  report(
    `${slices} slices, ${((slices * words * 4) / 1e6).toFixed(0)} MB in ${seconds.toFixed(0)} s, recorded`,
  );

  await relay.mend();
  const { videoId, warnings } = await browser.page.evaluate<{ videoId: string; warnings: string[] }>('end()');
  clearInterval(timer);
  report(`all of it sent in ${((performance.now() - began) / 1000 - seconds).toFixed(0)} s`);

  const hash = createHash('sha256');
  for (let index = 0; index < slices; index++) hash.update(sliceOf(index, words));
  const arrived = emulator.video(videoId)?.sha256 === hash.digest('hex');
  console.log(
    arrived ? 'Every byte has arrived, in its order.' : 'What has arrived is NOT what was recorded.',
  );
  console.log(`Warnings: ${warnings.join(', ') || 'none'}`);
  process.exitCode = arrived ? 0 : 1;
} finally {
  await browser.kill();
  await keeper.close();
}
