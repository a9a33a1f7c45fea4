/**
 * Compares ours with its peers: uploads in Chromium, or in Firefox, over lines of different kinds, HTTP/1.1 and HTTP/2. See
 * docs/benchmarks.md. Run it after `npm run build`:
 *
 *     node --import tsx test/bench/upload.ts --help
 */
import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { judge, standingsOf } from './aims.js';
import { benchPath, mergeInto } from './bench-file.js';
import { inRound, type Condition, type Protocol } from './conditions.js';
import { ours, type Contestant } from './contestants.js';
import { measureLine } from './measure-line.js';
import { optionsOf, usage, type Options } from './options.js';
import { servePages } from './pages.js';
import { receivers, type Receiver, type ReceiverName } from './receivers.js';
import { summarize, type Result } from './results.js';
import { runOnce, type Measurement } from './run-once.js';
import { table } from './table.js';

/** What all uploads share. */
interface Scene {
  readonly folder: string;
  readonly pages: string;
  readonly receivers: Readonly<Record<ReceiverName, Receiver>>;
}

async function withScene(
  contestants: readonly Contestant[],
  use: (scene: Scene) => Promise<void>,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'apivideo-kit-bench-'));
  const pages = await servePages(Array.from(new Set(contestants.map(({ script }) => script))));
  const started = {
    emulator: await receivers.emulator(),
    ranges: await receivers.ranges(folder),
    tus: await receivers.tus(join(folder, 'tus')),
  };
  try {
    await use({ folder, pages: pages.url, receivers: started });
  } finally {
    pages.close();
    await Promise.all(Object.values(started).map((receiver) => receiver.close()));
    await rm(folder, { recursive: true });
  }
}

/** A file with a hole for content: nothing of it is read from the disk, and nothing on the way compresses it. */
async function makeFile(folder: string, bytes: number): Promise<string> {
  const path = join(folder, 'holiday.mp4');
  await writeFile(path, '');
  await truncate(path, bytes);
  return path;
}

/** Says what the line really carries, as the machine may be busy with other things. */
async function checkLine({ name, line }: Condition): Promise<void> {
  const limit = line?.bytesPerSecond ?? line?.bytesPerSecondEach;
  if (!line || line.mishaps || limit === undefined) return;
  const measured = await measureLine(line, limit * 2);
  console.error(`${name}: a plain TCP stream gets ${((measured / limit) * 100).toFixed(1)} % of the line`);
}

/** All rounds over one line by one protocol. Clients take turns, so that a busy minute hits all of them. */
async function compare(
  scene: Scene,
  line: Condition,
  protocol: Protocol,
  { browser, contestants, rounds }: Options,
): Promise<readonly Result[]> {
  const file = await makeFile(scene.folder, line.bytes);
  const measured = new Map<Contestant, Measurement[]>(contestants.map((contestant) => [contestant, []]));
  for (let round = 0; round < rounds; round++) {
    for (const [contestant, measurements] of measured) {
      const receiver = scene.receivers[contestant.receiver];
      const { pages } = scene;
      const condition = inRound(line, round);
      await runOnce({ browser, condition, protocol, contestant, receiver, pages, file }).then(
        (measurement) => {
          const rate = (condition.bytes / measurement.seconds / 1e6).toFixed(2);
          console.error(`${condition.name}, ${protocol}, ${contestant.name}: ${rate} MB/s`);
          measurements.push(measurement);
        },
        (error: unknown) => {
          console.error(`${condition.name}, ${protocol}, ${contestant.name} failed: ${String(error)}`);
        },
      );
    }
  }
  return Array.from(measured).map(([{ name }, measurements]) =>
    summarize(line, protocol, name, measurements, rounds - measurements.length),
  );
}

async function main(options: Options): Promise<void> {
  const results: Result[] = [];
  const verdicts: string[] = [];
  const [loadBefore = 0] = loadavg();
  console.error(`This machine is busy with ${loadBefore.toFixed(1)} other things.`);
  await withScene(options.contestants, async (scene) => {
    for (const condition of options.conditions) {
      await checkLine(condition);
      for (const protocol of options.protocols) {
        const compared = await compare(scene, condition, protocol, options);
        results.push(...compared);
        const capped = condition.line?.bytesPerSecondEach !== undefined;
        const standings = standingsOf(compared, capped);
        for (const result of compared) {
          const name = `${options.browser}, ${condition.name}, ${protocol}, ${result.contestant}`;
          const own = result.contestant === ours && { standings };
          await mergeInto(benchPath(options.quick), 'upload', { [name]: { ...result, ...own, loadBefore } });
        }
        for (const { aim, met } of judge(compared, capped)) {
          verdicts.push(`${met ? 'met  ' : 'short'}  ${condition.name}, ${protocol}: ${aim}`);
        }
      }
    }
  });

  console.log(`\n${table(results)}\n\n${verdicts.join('\n')}`);
}

const args = process.argv.slice(2);
if (args.includes('--help')) console.log(usage);
else await main(optionsOf(args));
