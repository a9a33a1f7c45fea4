import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { startEmulator, type Emulator, type Fault } from '../../src/emulator/index.js';
import { assertHolds } from './assert-holds.js';
import { importMap } from './import-map.js';
import type { Keeper } from './keeper.js';
import { openKillable, type KillableBrowser } from './killable-browser.js';
import { installPageTools } from './page-tools.js';
import { serveFolder, type StaticServer } from './static-server.js';
import { temporaryFolder } from './temporary-folder.js';
import { wakeStorage } from './wake-storage.js';

/** When a browser that records is killed. */
export interface RecordingKill {
  /** Stops the recording once this part has arrived. */
  readonly stopAfter?: number | undefined;
  /** Asked after each line of the page, with all that it has said. */
  isTime(lines: readonly string[], emulator: Emulator): boolean;
  /** Milliseconds from then to the kill. @default 0 */
  readonly delay?: number;
  readonly faults: readonly Fault[];
}

/** All that one browser at a time needs. Each kill takes a browser of its own, mostly to start it. */
export interface Lane {
  readonly emulator: Emulator;
  readonly site: StaticServer;
  /** Outlives the browsers. */
  readonly profile: string;
  browser: KillableBrowser;
}

/** What a killed browser had said, and what the next one made of what it found. */
export interface Remains {
  readonly lines: readonly string[];
  /** Bytes that were safe, as the page had said. */
  readonly saved: number;
  /** Whether the upload had ended before the kill. */
  readonly ended: boolean;
  readonly finished: readonly Finished[];
  /** Recordings that can still be recovered. */
  readonly left: number;
}

interface Finished {
  readonly videoId: string;
  readonly bytes: number;
  readonly seconds: number;
}

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
    let chunksTold = Promise.resolve();
    const linesOf = (text) => [
      text,
      ...(parts > 0 ? ['after ' + parts + ' ' + text] : []),
      ...(session.state === 'finishing' ? ['finishing ' + text] : []),
    ];
    const log = (lines) => lines.forEach((line) => console.log(line));
    session.addEventListener('chunk', ({ detail: { blob, index } }) => {
      chunksTold = chunksTold.then(async () => {
        const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', await blob.arrayBuffer()));
        console.log(['chunk', index, blob.size, btoa(String.fromCharCode(...hash))].join(' '));
      });
    });
    // What is said to be safe can be compared.
    session.addEventListener('saved', ({ detail: { bytes } }) => {
      const lines = linesOf('saved ' + bytes);
      chunksTold.then(() => log(lines));
    });
    session.addEventListener('progress', () => log(linesOf('progress')));
    session.addEventListener('statechange', ({ detail: { state } }) => log(linesOf('state ' + state)));
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
  ${wakeStorage}
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

/** Needs the built package. Kill the lane's browser before `keeper` closes. */
export async function openLane(keeper: Keeper): Promise<Lane> {
  const folder = keeper.keep(temporaryFolder());
  const profile = join(folder.path, 'profile');
  mkdirSync(profile);
  const emulator = keeper.keep(await startEmulator());
  const page = pageOf(emulator.url, emulator.createUploadToken().token);
  const site = keeper.keep(await serveFolder('.', { '/record.html': page }));
  const parts = { emulator, site, profile };
  return { ...parts, browser: await open(parts) };
}

/** Records, and kills the browser when it is time, or when all was over before; resolves with all that was said. */
async function killed(kill: RecordingKill, { browser, emulator }: Lane): Promise<readonly string[]> {
  const lines: string[] = [];
  const gone = new Promise<void>((resolve) => {
    let due: NodeJS.Timeout | undefined;
    const strike = (): void => resolve(browser.kill());
    browser.page.on('console', (message) => {
      lines.push(message.text());
      const over = /^state (failed|done)/.test(message.text());
      if (over || kill.isTime(lines, emulator)) due ??= setTimeout(strike, kill.delay);
    });
  });
  // The page's end is the answer to this call.
  const recording = browser.page.evaluate((part) => record(part), kill.stopAfter).catch(() => undefined);
  await Promise.all([gone, recording]);
  return lines;
}

/** Kills the lane's browser at that moment, and has another one finish what is left. */
export async function recordAndKill(kill: RecordingKill, lane: Lane): Promise<Remains> {
  const { emulator } = lane;
  await emulator.reset();
  await lane.browser.page.evaluate(() => dropAll());
  emulator.faults = [...kill.faults];
  const lines = await killed(kill, lane);
  emulator.faults = [];
  assert.ok(!lines.includes('state failed'), 'The recording failed before it was killed.');

  lane.browser = await open(lane);
  const { finished, left } = await lane.browser.page.evaluate(() => finishAll());
  return { lines, saved: savedOf(lines), ended: lines.includes('state done'), finished, left };
}

/** One recording was left and finished, as the same video, with every byte that was safe. */
export function assertNothingLost({ lines, saved, finished, left }: Remains, emulator: Emulator): void {
  const [recording] = finished;
  const told = toldVideo(lines);
  const video = emulator.video(recording?.videoId ?? '');
  assert.deepEqual([finished.length, left, video?.complete], [1, 0, true]);
  assert.equal(video?.videoId, told ?? video?.videoId, 'it is the same video');
  assert.equal(video?.bytes, recording?.bytes);
  assert.ok((recording?.seconds ?? 0) > 0);
  // Where nobody had been told of a video yet, the first part may have made one that nobody knows of.
  if (told !== undefined) assert.equal(emulator.videos.length, 1, 'no other video');
  assertHolds(video?.path ?? '', lines, saved);
}

/** The video that the page had named. */
export function toldVideo(lines: readonly string[]): string | undefined {
  return /^part 1 (\S+)/.exec(lines.find((line) => line.startsWith('part 1 ')) ?? '')?.[1];
}

function savedOf(lines: readonly string[]): number {
  return Math.max(...lines.map((line) => Number(/^saved (\d+)$/.exec(line)?.[1] ?? 0)));
}

declare global {
  var record: (stopAfter?: number) => Promise<void>;
  var dropAll: () => Promise<void>;
  var finishAll: () => Promise<{ readonly finished: readonly Finished[]; readonly left: number }>;
}
