import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, beforeEach, test } from 'node:test';
import type { Page } from 'playwright';
import { startEmulator, type Emulator, type Fault } from '../../src/emulator/index.js';
import { assertHolds } from '../helpers/assert-holds.js';
import { importMap } from '../helpers/import-map.js';
import { Keeper } from '../helpers/keeper.js';
import { openKillable, type KillableBrowser } from '../helpers/killable-browser.js';
import { installPageTools } from '../helpers/page-tools.js';
import { serveFolder, type StaticServer } from '../helpers/static-server.js';
import { temporaryFolder } from '../helpers/temporary-folder.js';

const timeout = 60_000;

/** When the browser is killed: as soon as the page has said so, so many times, or a part's answer was lost. */
type Moment = {
  readonly name: string;
  /** Stops the recording once this part has arrived. */
  readonly stopAfter?: number;
} & ({ readonly says: RegExp; readonly times: number } | { readonly lost: Fault['match'] });

const moments: readonly Moment[] = [
  { name: 'as the first slice is written', says: /^saved/, times: 1 },
  { name: 'before the first part is full', says: /^saved/, times: 4 },
  { name: 'when the first part is nearly full', says: /^saved [45]\d{6}$/, times: 1 },
  { name: 'as the first part leaves', says: /^progress/, times: 1 },
  { name: 'in the middle of the first part', says: /^progress/, times: 3 },
  { name: 'when the first part’s answer is lost', lost: { part: 1 } },
  { name: 'as the first part arrives', says: /^part 1 /, times: 1 },
  { name: 'just after the first part', says: /^after 1 saved/, times: 1 },
  { name: 'between the first part and the second', says: /^after 1 saved/, times: 4 },
  { name: 'as the second part leaves', says: /^after 1 progress/, times: 2 },
  { name: 'in the middle of the second part', says: /^after 1 progress/, times: 3 },
  { name: 'when the second part’s answer is lost', lost: { part: 2 } },
  { name: 'as the second part arrives', says: /^part 2 /, times: 1 },
  { name: 'between the second part and the third', says: /^after 2 saved/, times: 2 },
  { name: 'in the middle of the third part', says: /^after 2 progress/, times: 3 },
  { name: 'as the recording is stopped', says: /^state finishing/, times: 1, stopAfter: 1 },
  { name: 'as the last slice is written', says: /^finishing saved/, times: 1, stopAfter: 1 },
  { name: 'as the last part leaves', says: /^finishing progress/, times: 1, stopAfter: 2 },
  { name: 'in the middle of the last part', says: /^finishing progress/, times: 2, stopAfter: 2 },
  { name: 'when the last part’s answer is lost', lost: { last: true }, stopAfter: 1 },
];

/** Every third unless all are asked for: each takes a browser of its own. */
const chosen = process.env.KILL_MOMENTS === 'all' ? moments : moments.filter((_, index) => index % 3 === 2);

/** Slow enough to be caught in the middle of a part. */
const slow: Fault = { match: { path: '/upload' }, then: { bytesPerSecond: 4_000_000 } };

const keeper = new Keeper();
const folder = keeper.keep(temporaryFolder());
let emulator: Emulator;
let site: StaticServer;
let browser: KillableBrowser;

/** A page that records noise, and says on its console what is safe by now. */
function pageOf(baseUri: string, uploadToken: string): string {
  return `<!doctype html>${importMap('/dist')}
<script type="module">
  import { RecordingSession } from 'apivideo-kit';
  const sender = { baseUri: '${baseUri}', uploadToken: '${uploadToken}' };
  const take = { mimeType: 'video/webm;codecs=vp8,opus', videoBitsPerSecond: 40_000_000, timeslice: 100 };

  globalThis.record = async (stopAfter) => {
    const session = new RecordingSession(pageTools.noise(), { ...sender, ...take });
    let parts = 0;
    const say = (text) => {
      console.log(text);
      if (parts > 0) console.log('after ' + parts + ' ' + text);
      if (session.state === 'finishing') console.log('finishing ' + text);
    };
    session.addEventListener('chunk', async ({ detail: { blob, index } }) => {
      const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', await blob.arrayBuffer()));
      console.log(['chunk', index, blob.size, btoa(String.fromCharCode(...hash))].join(' '));
    });
    session.addEventListener('saved', ({ detail: { bytes } }) => say('saved ' + bytes));
    session.addEventListener('progress', () => say('progress'));
    session.addEventListener('statechange', ({ detail: { state } }) => say('state ' + state));
    session.addEventListener('part', ({ detail: { part } }) => {
      parts = part;
      console.log('part ' + part + ' ' + session.upload.videoId);
      if (part === stopAfter) session.stop().catch(() => undefined);
    });
    await session.start();
  };

  globalThis.dropAll = async () => {
    for (const recording of await RecordingSession.recoverable()) await recording.discard();
  };
  globalThis.finishAll = async () => {
    const finished = [];
    for (const recording of await RecordingSession.recoverable()) {
      const { videoId } = await recording.finish(sender);
      finished.push({ videoId, bytes: recording.bytes, seconds: recording.seconds });
    }
    return { finished, left: (await RecordingSession.recoverable()).length };
  };
  console.log('ready');
</script>`;
}

async function open(): Promise<KillableBrowser> {
  const opened = await openKillable(join(folder.path, 'profile'));
  await installPageTools(opened.page.context());
  const ready = opened.page.waitForEvent('console', (message) => message.text() === 'ready');
  await opened.page.goto(`${site.url}/record.html`);
  await ready;
  return opened;
}

before(async () => {
  mkdirSync(join(folder.path, 'profile'));
  emulator = keeper.keep(await startEmulator());
  site = keeper.keep(
    await serveFolder('.', { '/record.html': pageOf(emulator.url, emulator.createUploadToken().token) }),
  );
  browser = await open();
});

beforeEach(() => emulator.reset());

after(async () => {
  await browser.kill();
  await keeper.close();
});

/** Whether it is time, after all that the page has said. */
function isTime(moment: Moment, lines: readonly string[]): boolean {
  if ('says' in moment) return lines.filter((line) => moment.says.test(line)).length === moment.times;
  return emulator.requests.some(
    ({ fault, endedAt }) => fault?.match === moment.lost && endedAt !== undefined,
  );
}

/** Records, and kills the browser at that moment; resolves with all that the page had said. */
async function killedAt(page: Page, moment: Moment): Promise<readonly string[]> {
  const lines: string[] = [];
  const killed = new Promise<void>((resolve, reject) => {
    page.on('console', (message) => {
      lines.push(message.text());
      if (/^state (failed|done)/.test(message.text())) reject(new Error(`too late: ${message.text()}`));
      else if (isTime(moment, lines)) resolve(browser.kill());
    });
  });
  // The page's end is the answer to this call.
  const recording = page.evaluate((part) => record(part), moment.stopAfter).catch(() => undefined);
  await Promise.all([killed, recording]);
  return lines;
}

function savedOf(lines: readonly string[]): number {
  return Math.max(...lines.map((line) => Number(/^saved (\d+)$/.exec(line)?.[1] ?? 0)));
}

for (const moment of chosen) {
  test(`a browser killed ${moment.name} loses nothing that was written`, { timeout }, async () => {
    await browser.page.evaluate(() => dropAll());
    emulator.faults = [
      ...('lost' in moment ? [{ match: moment.lost, then: { drop: 'after' } } as const] : []),
      slow,
    ];
    const lines = await killedAt(browser.page, moment);
    emulator.faults = [];

    browser = await open();
    const { finished, left } = await browser.page.evaluate(() => finishAll());

    const [recording] = finished;
    const told = /^part 1 (\S+)/.exec(lines.find((line) => line.startsWith('part 1 ')) ?? '')?.[1];
    const video = emulator.video(recording?.videoId ?? '');
    assert.deepEqual([finished.length, left, video?.complete], [1, 0, true]);
    assert.equal(video?.videoId, told ?? video?.videoId, 'it is the same video');
    assert.equal(video?.bytes, recording?.bytes);
    assert.ok((recording?.seconds ?? 0) > 0);
    // Where nobody had been told of a video yet, the first part may have made one that nobody knows of.
    if (told !== undefined) assert.equal(emulator.videos.length, 1, 'no other video');
    assertHolds(video?.path ?? '', lines, savedOf(lines));
  });
}

declare global {
  var record: (stopAfter?: number) => Promise<void>;
  var dropAll: () => Promise<void>;
  var finishAll: () => Promise<{
    readonly finished: readonly {
      readonly videoId: string;
      readonly bytes: number;
      readonly seconds: number;
    }[];
    readonly left: number;
  }>;
}
