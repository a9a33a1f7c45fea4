/** How the cost of an upload grows with its file, which is a hole of that size: nothing of it lies on the disk. */
import { execFile } from 'node:child_process';
import { mkdirSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { importMap } from '../helpers/import-map.js';
import { Keeper } from '../helpers/keeper.js';
import { serveFolder } from '../helpers/static-server.js';
import { temporaryFolder } from '../helpers/temporary-folder.js';
import { inFreshPage } from './browser-cost.js';
import type { GrowthSeries, GrowthStep, MeasureGrowth } from './growth-series.js';
import { startSink, type Sink } from './receivers/sink.js';

const MiB = 1024 * 1024;
const execute = promisify(execFile);

/** One upload that is refused its last part, and what it took to find out how far it was, to send that alone. */
interface Upload {
  readonly result: string;
  readonly seconds: number;
  readonly processor: number;
  readonly memory: number | undefined;
  /** When the file was given once more, in milliseconds since the epoch. */
  readonly againAt: number;
}

interface Scene {
  readonly folder: string;
  readonly sink: Sink;
  readonly site: string;
}

const pageOf = (baseUri: string): string => `<!doctype html>${importMap('/dist')}<input type="file">
<script type="module">
  import { ApiVideoClient } from 'apivideo-kit';
  const client = new ApiVideoClient({ uploadToken: 'to0', baseUri: '${baseUri}', retry: { limit: 0 } });
  const parts = new URL(location.href).searchParams.get('parts');
  const send = () =>
    client.upload(document.querySelector('input').files[0], parts ? { partSize: Number(parts) } : {});
  globalThis.sendRefused = async () => {
    const since = performance.now();
    const result = await send().then(() => 'sent', ({ code }) => code);
    return { result, seconds: (performance.now() - since) / 1000 };
  };
  globalThis.sendAgain = async () => {
    const againAt = Date.now();
    await send();
    return againAt;
  };
  console.log('ready');
</script>`;

async function inNode({ folder, sink }: Scene, path: string): Promise<Upload> {
  const script = join('test', 'bench', 'growth-task.mjs');
  // What is left to go on with lies in the folder for temporary files.
  const env = { ...process.env, TMPDIR: folder };
  const { stdout } = await execute(process.execPath, [script, 'file', sink.url, path], { env });
  const took = JSON.parse(stdout) as Upload & { readonly idle: number; readonly peak: number };
  return { ...took, memory: took.peak - took.idle };
}

function inChromium(query: string): (scene: Scene, path: string) => Promise<Upload> {
  return ({ site }, path) =>
    inFreshPage(`${site}/growth.html${query}`, async ({ page, cost }) => {
      await page.setInputFiles('input', path);
      const first = await cost(() => page.evaluate<{ result: string; seconds: number }>('sendRefused()'));
      const againAt = await page.evaluate<number>('sendAgain()');
      return { ...first.result, processor: first.seconds, memory: first.memory, againAt };
    });
}

async function stepOf(
  scene: Scene,
  mebibytes: number,
  upload: (scene: Scene, path: string) => Promise<Upload>,
): Promise<GrowthStep> {
  const { sink, folder } = scene;
  const path = join(folder, `film-${mebibytes}.mp4`);
  writeFileSync(path, '');
  truncateSync(path, mebibytes * MiB);
  sink.reset();
  sink.refuseLast();
  const { result, seconds, processor, memory, againAt } = await upload(scene, path);
  const { bytes, requests, lastBegan } = sink.tally;
  if (result === 'sent') throw new Error('The last part was not refused.');
  if (bytes !== mebibytes * MiB) throw new Error(`${bytes} bytes of ${mebibytes} MiB have arrived.`);
  return {
    size: mebibytes,
    costs: { time: seconds, processor, 'to go on': (lastBegan - againAt) / 1000 },
    memory,
    facts: { parts: requests - 1 },
  };
}

/** Each series, and the measurement of one size in it. Sizes are in MiB. */
export const fileSeries = {
  'file, Node': inNode,
  'file, Chromium': inChromium(''),
  'file in parts of 5 MiB, Chromium': inChromium(`?parts=${5 * MiB}`),
} as const;

/** Uploads files of these sizes, in MiB. */
export const growthOfFiles: MeasureGrowth = async (sizes, take) => {
  const keeper = new Keeper();
  try {
    const folder = keeper.keep(temporaryFolder()).path;
    mkdirSync(folder, { recursive: true });
    const sink = keeper.keep(await startSink());
    const site = keeper.keep(await serveFolder('.', { '/growth.html': pageOf(sink.url) })).url;
    const scene = { folder, sink, site };
    const all: GrowthSeries[] = [];
    for (const [name, upload] of Object.entries(fileSeries)) {
      const steps: GrowthStep[] = [];
      for (const size of sizes) steps.push(await take(() => stepOf(scene, size, upload)));
      all.push({ name, unit: 'MiB', memory: 'flat', steps });
    }
    return all;
  } finally {
    await keeper.close();
  }
};
