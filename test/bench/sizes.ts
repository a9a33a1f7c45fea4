// What each of our entries weighs in a page, beside what others do the same with: `npm run bench:sizes`. The others'
// packages are installed into a temporary folder, which needs the registry.
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { run } from '../helpers/run.js';
import { temporaryFolder } from '../helpers/temporary-folder.js';
import { benchPath, mergeInto } from './bench-file.js';
import { bundleSize, type BundleSize } from './bundle-size.js';
import { ourEntries, peerEntries, peerPackages } from './peer-entries.js';
import { sizeStandings, sizeTable } from './size-table.js';
import { suiteOptions } from './suite-options.js';

// Rounds are the same each time: they are taken, as by all benches, and not needed.
const { quick } = suiteOptions(process.argv.slice(2), { rounds: 1 }, { rounds: 1 });
/** Who is in a hurry weighs ours alone. */
const notAsked = { code: -1, stderr: 'a quick run installs nothing' };

const home = temporaryFolder();
try {
  await measure(home.path);
} finally {
  home.close();
}

async function measure(folder: string): Promise<void> {
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, dependencies: peerPackages }));
  const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline', '--legacy-peer-deps'];
  const { code, stderr } = quick ? notAsked : await run('npm', ['install', ...flags], folder);
  if (code !== 0) {
    console.error(`The others' packages can't be installed, so only ours are weighed:\n${stderr.trim()}`);
    process.exitCode = quick ? 0 : 1;
  }
  // As if it had been installed there, with what is built here.
  mkdirSync(join(folder, 'node_modules'), { recursive: true });
  symlinkSync(resolve('.'), join(folder, 'node_modules', 'apivideo-kit'), 'junction');

  const sizes: BundleSize[] = [];
  for (const [index, entry] of [...ourEntries, ...(code === 0 ? peerEntries : [])].entries()) {
    sizes.push(await bundleSize(entry, folder, join(folder, `out-${index}`)));
  }
  console.log(sizeTable(sizes));
  await mergeInto(benchPath(quick), 'sizes', {
    'in a page': { sizes, versions: peerPackages, standings: sizeStandings(sizes) },
  });
}
