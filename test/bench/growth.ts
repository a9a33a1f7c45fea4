/**
 * How cost grows with size: files, recordings, files in an uploader, calls at once. Each is to be linear or better, and
 * memory flat. See docs/benchmarks.md. Run it after `npm run build`, on Linux:
 *
 *     node --import tsx test/bench/growth.ts [--quick] [--rounds <n>] [files] [recordings] [queue] [calls]
 */
import { loadavg } from 'node:os';
import { benchPath, mergeInto } from './bench-file.js';
import { growthOfCalls } from './growth-calls.js';
import { growthOfFiles } from './growth-files.js';
import { growthOfQueue } from './growth-queue.js';
import { growthOfRecordings } from './growth-recording.js';
import {
  growthStandings,
  growthTable,
  stepOf,
  type GrowthStep,
  type MeasureGrowth,
} from './growth-series.js';
import { suiteOptions } from './suite-options.js';

/** What grows, how it is measured, and at what sizes; the last ones are those of a quick run. */
const kinds: readonly (readonly [
  name: string,
  measure: MeasureGrowth,
  sizes: readonly number[],
  quick: readonly number[],
])[] = [
  ['files', growthOfFiles, [10, 100, 1024, 10 * 1024], [10, 100]],
  ['recordings', growthOfRecordings, [1, 10, 60, 480], [1, 2]],
  ['queue', growthOfQueue, [1, 10, 50, 200], [1, 10]],
  ['calls', growthOfCalls, [1, 10, 100, 1000], [1, 10, 100]],
];

const args = process.argv.slice(2);
const named = kinds.filter(([name]) => args.includes(name));
const { quick, rounds } = suiteOptions(
  args.filter((argument) => !kinds.some(([name]) => name === argument)),
  { rounds: 1 },
  { rounds: 1 },
);
const [loadBefore = 0] = loadavg();
console.error(`This machine is busy with ${loadBefore.toFixed(1)} other things.`);

/** One size, in all its rounds. */
async function take(step: () => Promise<GrowthStep>): Promise<GrowthStep> {
  const measured: GrowthStep[] = [];
  for (let round = 0; round < rounds; round++) {
    measured.push(await step());
    console.error(JSON.stringify(measured.at(-1)));
  }
  return stepOf(measured);
}

for (const [, measure, sizes, quickSizes] of named.length > 0 ? named : kinds) {
  for (const series of await measure(quick ? quickSizes : sizes, take)) {
    const standings = growthStandings(series);
    console.log(`\n${growthTable(series)}\n`);
    for (const { what, ours, aim = '', met } of standings) {
      console.log(`${met ? 'met  ' : 'short'}  ${what}: ${ours}; ${aim}`);
    }
    await mergeInto(benchPath(quick), 'growth', {
      [series.name]: { ...series, standings, rounds, loadBefore },
    });
  }
}
