/** How the cost of a file in `<apivideo-uploader>` grows with how many are chosen at once. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { importMap } from '../helpers/import-map.js';
import { Keeper } from '../helpers/keeper.js';
import { serveFolder } from '../helpers/static-server.js';
import { temporaryFolder } from '../helpers/temporary-folder.js';
import { inFreshPage } from './browser-cost.js';
import type { GrowthStep, MeasureGrowth } from './growth-series.js';
import { startSink, type Sink } from './receivers/sink.js';
import { traceTasks } from './trace-tasks.js';

/** Bytes of each file: little, as it is the uploader's own work that is looked at. */
const fileBytes = 64 * 1024;

/** Milliseconds that the main thread may work in one go: longer, and a click waits. */
const longest = 50;

interface Scene {
  readonly sink: Sink;
  readonly page: string;
  readonly paths: readonly string[];
}

const pageOf = (baseUri: string): string => `<!doctype html>${importMap('/dist')}
<apivideo-uploader multiple></apivideo-uploader>
<script type="module">
  import 'apivideo-kit/uploader';
  const uploader = document.querySelector('apivideo-uploader');
  Object.assign(uploader, { uploadToken: 'to0', baseUri: '${baseUri}' });
  /** Seconds from the first file chosen until \`count\` have arrived. */
  globalThis.allSent = (count) => new Promise((resolve, reject) => {
    let since;
    let sent = 0;
    uploader.addEventListener('file-add', () => (since ??= performance.now()));
    uploader.addEventListener('upload-error', ({ detail }) => reject(detail.error));
    uploader.addEventListener('upload-success', () => {
      if (++sent === count) resolve((performance.now() - since) / 1000);
    });
  });
  await uploader.updateComplete;
  console.log('ready');
</script>`;

/** Chooses all files at once, and resolves with the seconds until all have arrived. */
function send(
  scene: Scene,
): Promise<{ readonly seconds: number; readonly processor: number; readonly memory: number | undefined }> {
  return inFreshPage(scene.page, async ({ page, cost }) => {
    const { result, seconds, memory } = await cost(async () => {
      const sent = page.evaluate<number>(`allSent(${scene.paths.length})`);
      await page.setInputFiles('apivideo-uploader input', [...scene.paths]);
      return sent;
    });
    return { seconds: result, processor: seconds, memory };
  });
}

/** The longest task of the main thread from the choice until all have arrived: how many milliseconds it worked. */
function longestTask(scene: Scene): Promise<number> {
  return inFreshPage(scene.page, async ({ page }) => {
    const tasks = await traceTasks(page, async () => {
      const sent = page.evaluate<number>(`allSent(${scene.paths.length})`);
      await page.setInputFiles('apivideo-uploader input', [...scene.paths]);
      await sent;
    });
    return Math.max(0, ...tasks.map(({ work }) => work));
  });
}

async function stepOf(scene: Scene): Promise<GrowthStep> {
  const { sink, paths } = scene;
  sink.reset();
  const { seconds, processor, memory } = await send(scene);
  const { bytes } = sink.tally;
  if (bytes !== paths.length * fileBytes)
    throw new Error(`${bytes} bytes of ${paths.length} files have arrived.`);
  const task = await longestTask(scene);
  return {
    size: paths.length,
    costs: { time: seconds, processor },
    memory,
    facts: { 'longest task, ms': task },
  };
}

export const growthOfQueue: MeasureGrowth = async (sizes, take) => {
  const keeper = new Keeper();
  try {
    const { path: folder } = keeper.keep(temporaryFolder());
    const files = Array.from({ length: Math.max(...sizes) }, (_, index) => {
      const path = join(folder, `film ${index + 1}.mp4`);
      writeFileSync(path, Buffer.alloc(fileBytes, index));
      return path;
    });
    const sink = keeper.keep(await startSink());
    const site = keeper.keep(await serveFolder('.', { '/growth.html': pageOf(sink.url) }));
    const page = `${site.url}/growth.html`;
    const steps: GrowthStep[] = [];
    for (const size of sizes) {
      steps.push(await take(() => stepOf({ sink, page, paths: files.slice(0, size) })));
    }
    const limits = { 'longest task, ms': longest };
    return [{ name: 'files chosen at once, Chromium', unit: 'files', memory: 'linear', limits, steps }];
  } finally {
    await keeper.close();
  }
};
