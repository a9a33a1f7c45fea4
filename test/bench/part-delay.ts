/**
 * How long it takes from the slice with which a part is full until the server has that part, at 25 pictures a second and
 * at 2, as of a screen on which little happens. See docs/benchmarks.md. Run it after `npm run build`:
 *
 *     node --import tsx test/bench/part-delay.ts [--parts <n>] [--quick] [--rounds <n>]
 */
import { loadavg } from 'node:os';
import type { Browser } from 'playwright';
import { startEmulator, type Emulator } from '../../src/emulator/index.js';
import { importMap } from '../helpers/import-map.js';
import { Keeper } from '../helpers/keeper.js';
import { openBrowser } from '../helpers/open-browser.js';
import { serveFolder } from '../helpers/static-server.js';
import { benchPath, mergeInto } from './bench-file.js';
import { noise } from './noise.js';
import { spreadOf } from './results.js';
import { suiteOptions } from './suite-options.js';

/** Bytes of which a part is full. */
const full = 5 * 1024 * 1024;

/** Seconds, at the most. */
const aim = 2;

const scenes = [
  { name: 'WebM, 25 pictures a second', frameRate: 25, mimeType: 'video/webm' },
  { name: 'WebM, 2 pictures a second', frameRate: 2, mimeType: 'video/webm' },
  { name: 'MP4, 2 pictures a second', frameRate: 2, mimeType: 'video/mp4' },
] as const;

/** A slice as the page was told of it, by the machine's clock, which is the server's as well. */
interface Slice {
  readonly at: number;
  readonly bytes: number;
}

interface Recorded {
  readonly videoId: string;
  readonly slices: readonly Slice[];
}

const pageOf = (baseUri: string, uploadToken: string): string => `<!doctype html>${importMap('/dist')}
<script type="module">
  import { RecordingSession } from 'apivideo-kit';

  ${noise}
  globalThis.recordParts = async ({ frameRate, mimeType, parts }) => {
    const session = new RecordingSession(noise(1280, 720, frameRate), {
      ...{ baseUri: '${baseUri}', uploadToken: '${uploadToken}' },
      ...{ mimeType, videoBitsPerSecond: 40_000_000, partSize: ${full} },
    });
    const slices = [];
    session.addEventListener('chunk', ({ detail }) => slices.push({ at: Date.now(), bytes: detail.blob.size }));
    const enough = new Promise((resolve) => {
      session.addEventListener('part', ({ detail: { part } }) => part === parts && resolve());
    });
    await session.start();
    await enough;
    const { videoId } = await session.stop();
    return { videoId, slices };
  };
</script>`;

/** Seconds from the slice that filled it to the server, of each part but the last, which ends with the recording. */
function delaysOf({ videoId, slices }: Recorded, emulator: Emulator): readonly number[] {
  let start = 0;
  return (emulator.video(videoId)?.parts.slice(0, -1) ?? []).map(({ bytes, receivedAt }) => {
    const wanted = start + full;
    start += bytes;
    let given = 0;
    const filling = slices.find((slice) => (given += slice.bytes) >= wanted);
    return (receivedAt - (filling?.at ?? receivedAt)) / 1000;
  });
}

async function measure(
  { browser, site, emulator }: { browser: Browser; site: string; emulator: Emulator },
  { frameRate, mimeType }: (typeof scenes)[number],
  parts: number,
): Promise<readonly number[]> {
  const page = await browser.newPage();
  try {
    await page.goto(`${site}/delay.html`);
    await page.waitForFunction('globalThis.recordParts !== undefined');
    const take = JSON.stringify({ frameRate, mimeType, parts });
    return delaysOf(await page.evaluate<Recorded>(`recordParts(${take})`), emulator);
  } finally {
    await page.close();
  }
}

const { quick, rounds, parts } = suiteOptions(
  process.argv.slice(2),
  { rounds: 1, parts: 8 },
  { rounds: 1, parts: 2 },
);
const keeper = new Keeper();
try {
  const [loadBefore = 0] = loadavg();
  const emulator = keeper.keep(await startEmulator());
  const page = pageOf(emulator.url, emulator.createUploadToken().token);
  const site = keeper.keep(await serveFolder('.', { '/delay.html': page }));
  const browser = keeper.keep(await openBrowser());

  console.log(`load before: ${loadBefore.toFixed(1)}`);
  for (const scene of scenes) {
    const delays: number[] = [];
    for (let round = 0; round < rounds; round++) {
      delays.push(...(await measure({ browser, site: site.url, emulator }, scene, parts)));
    }
    const { median } = spreadOf(delays);
    const most = Math.max(...delays);
    console.log(
      `${most <= aim ? 'met  ' : 'short'}  ${scene.name}: ${delays.length} parts, median ${median.toFixed(2)} s, ` +
        `longest ${most.toFixed(2)} s; at most ${aim} s is aimed at`,
    );
    const standing = {
      what: `from a full part to the server, ${scene.name}`,
      ours: `${most.toFixed(2)} s at most`,
      aim: `≤ ${aim} s`,
      met: most <= aim,
    };
    await mergeInto(benchPath(quick), 'part-delay', {
      [scene.name]: { delays, loadBefore, standings: [standing] },
    });
  }
} finally {
  await keeper.close();
}
