/** All benchmarks, one after the other: uploads in a browser, then the client for Node. `--help` tells the options. */
import { spawnSync } from 'node:child_process';
import { usage } from './options.js';

/** Options that the client for Node understands too; others choose among the uploads in a browser. */
const shared = ['--quick', '--rounds'];

/** The command lines of the two, as far as they are wanted. */
function orders(args: readonly string[]): readonly (readonly string[])[] {
  const rest = args.filter((argument) => argument !== '--node');
  const filtered = rest.some((argument) => argument.startsWith('--') && !shared.includes(argument));
  const node = ['test/bench/node.ts', ...rest];
  if (args.includes('--node')) return [node];
  return filtered ? [['test/bench/upload.ts', ...rest]] : [['test/bench/upload.ts', ...rest], node];
}

const args = process.argv.slice(2);
if (args.includes('--help')) console.log(`${usage}\n  --node                only the client for Node`);
else {
  const failed = orders(args).map(
    (order) => spawnSync(process.execPath, ['--import', 'tsx', ...order], { stdio: 'inherit' }).status !== 0,
  );
  process.exitCode = failed.includes(true) ? 1 : 0;
}
