/** All benchmarks, one after the other, and at the end one table of all that they found. `--help` tells the options. */
import { spawnSync } from 'node:child_process';
import { benchPath, readBench } from './bench-file.js';
import { ordersOf } from './all-orders.js';
import { usage } from './options.js';
import { summaryOf } from './summary.js';

const args = process.argv.slice(2);

async function main(): Promise<void> {
  const { orders, skipped, since } = ordersOf(args, new Date().toISOString());
  for (const reason of skipped) console.error(`Skipped: ${reason}`);
  const failed = orders.filter(([suite = '', ...rest]) => {
    console.error(`\n# ${[suite, ...rest].join(' ')}\n`);
    const command = ['--import', 'tsx', `test/bench/${suite}.ts`, ...rest];
    return spawnSync(process.execPath, command, { stdio: 'inherit' }).status !== 0;
  });

  const path = benchPath(args.includes('--quick'));
  console.log(`\n${summaryOf(await readBench(path), since)}\n\nAll figures: ${path}`);
  for (const [suite = ''] of failed) console.log(`Not to its end, or not as aimed at: ${suite}.`);
  process.exitCode = failed.length > 0 ? 1 : 0;
}

if (args.includes('--help')) {
  console.log(`${usage}
  --node               only the client for Node
  --summary            measures nothing: the table of the last figures there are`);
} else {
  await main();
}
