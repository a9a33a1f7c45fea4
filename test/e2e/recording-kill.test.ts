import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { startEmulator, type Emulator, type Fault } from '../../src/emulator/index.js';
import { assertHolds } from '../helpers/assert-holds.js';
import { importMap } from '../helpers/import-map.js';
import { Keeper } from '../helpers/keeper.js';
import { openKillable, type KillableBrowser } from '../helpers/killable-browser.js';
import { installPageTools } from '../helpers/page-tools.js';
import { serveFolder, type StaticServer } from '../helpers/static-server.js';
import { temporaryFolder } from '../helpers/temporary-folder.js';

const timeout = 180_000;

/** When the browser is killed: as soon as the page has said so, so many times, or a part's answer was lost. */
type Moment = {
  readonly name: string;
  /** Stops the recording once this part has arrived. */
  readonly stopAfter?: number;
} & ({ readonly says: RegExp; readonly times: number } | { readonly lost: Fault['match'] });

const moments: readonly Moment[] = [
  { name: 'as the first slice is written', says: /^saved/, times: 1 },
  { name: 'before the first part is full', says: /^saved/, times: 4 },
  { name: 'when the first part is nearly full', says: /^saved ([4-9]\d{6}|\d{8,})$/, times: 1 },
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

/** Slow enough to be caught in the middle of a part. */
const slow: Fault = { match: { path: '/upload' }, then: { bytesPerSecond: 4_000_000 } };

/** All that one browser at a time needs. Each moment takes a browser of its own, mostly to start it. */
interface Lane {
  readonly emulator: Emulator;
  readonly site: StaticServer;
  /** Outlives the browsers. */
  readonly profile: string;
  browser: KillableBrowser;
}

/** As many moments are tried at a time. */
const concurrency = 2;

const keeper = new Keeper();
const lanes: Lane[] = [];

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

async function open({ profile, site }: Omit<Lane, 'browser'>): Promise<KillableBrowser> {
  const opened = await openKillable(profile);
  await installPageTools(opened.page.context());
  const ready = opened.page.waitForEvent('console', (message) => message.text() === 'ready');
  await opened.page.goto(`${site.url}/record.html`);
  await ready;
  return opened;
}

async function openLane(): Promise<Lane> {
  const folder = keeper.keep(temporaryFolder());
  const profile = join(folder.path, 'profile');
  mkdirSync(profile);
  const emulator = keeper.keep(await startEmulator());
  const page = pageOf(emulator.url, emulator.createUploadToken().token);
  const site = keeper.keep(await serveFolder('.', { '/record.html': page }));
  const parts = { emulator, site, profile };
  return { ...parts, browser: await open(parts) };
}

before(async () => {
  while (lanes.length < concurrency) lanes.push(await openLane());
});

after(async () => {
  for (const { browser } of lanes) await browser.kill();
  await keeper.close();
});

/** Whether it is time, after all that the page has said. */
function isTime(moment: Moment, lines: readonly string[], { emulator }: Lane): boolean {
  if ('says' in moment) return lines.filter((line) => moment.says.test(line)).length === moment.times;
  return emulator.requests.some(
    ({ fault, endedAt }) => fault?.match === moment.lost && endedAt !== undefined,
  );
}

/** Records, and kills the browser at that moment; resolves with all that the page had said. */
async function killedAt(moment: Moment, lane: Lane): Promise<readonly string[]> {
  const { browser } = lane;
  const { page } = browser;
  const lines: string[] = [];
  const killed = new Promise<void>((resolve, reject) => {
    page.on('console', (message) => {
      lines.push(message.text());
      if (/^state (failed|done)/.test(message.text())) reject(new Error(`too late: ${message.text()}`));
      else if (isTime(moment, lines, lane)) resolve(browser.kill());
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

/** Kills the lane's browser at that moment, and has another one finish what is left. */
async function assertNothingLost(moment: Moment, lane: Lane): Promise<void> {
  const { emulator } = lane;
  await emulator.reset();
  await lane.browser.page.evaluate(() => dropAll());
  emulator.faults = [
    ...('lost' in moment ? [{ match: moment.lost, then: { drop: 'after' } } as const] : []),
    slow,
  ];
  const lines = await killedAt(moment, lane);
  emulator.faults = [];

  lane.browser = await open(lane);
  const { finished, left } = await lane.browser.page.evaluate(() => finishAll());

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
}

describe('a crash', { concurrency }, () => {
  for (const moment of moments) {
    test(`a browser killed ${moment.name} loses nothing that was written`, { timeout }, async () => {
      const lane = lanes.pop();
      assert.ok(lane, 'a lane is free');
      try {
        await assertNothingLost(moment, lane);
      } finally {
        lanes.push(lane);
      }
    });
  }
});

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
