// Runs suites, one after the other, and ends in one line with the sum: `N passed, N failed`. Without a name, all but
// those of other engines, which take their time and need browsers that few machines have.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folder = mkdtempSync(join(tmpdir(), 'apivideo-kit-tests-'));
/** Minutes that a whole file may take; what hangs is then a failure that has a name. */
const patience = { examples: 60, usual: 15 };
const bin = (name) => join('node_modules', '.bin', name);

function filesIn(path) {
  return readdirSync(path)
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => join(path, name));
}

function nodeTests(name, paths, options = [], minutes = patience.usual) {
  const counts = join(folder, `${name}.json`);
  const reporters = [
    ['spec', 'stdout'],
    ['./test/helpers/count-reporter.mjs', counts],
  ].flatMap(([reporter, to]) => [`--test-reporter=${reporter}`, `--test-reporter-destination=${to}`]);
  const limit = `--test-timeout=${minutes * 60_000}`;
  const args = ['--import', 'tsx', ...reporters, limit, ...options, '--test', ...paths.flatMap(filesIn)];

  return { name, counts, command: process.execPath, args, env: {} };
}

function browserTests(name, engine) {
  const counts = join(folder, `${name}.json`);
  const env = { NODE_OPTIONS: '--import tsx', TEST_COUNTS: counts, TEST_ENGINE: engine };
  return { name, counts, command: bin('web-test-runner'), args: [], env };
}

const suites = {
  // Most of them wait for something: three at a time fill the least machine.
  unit: nodeTests('unit', ['test/unit', 'test/node'], ['--test-concurrency=3']),
  browser: browserTests('browser', 'chromium'),
  // One browser at a time: it records in real time, and may have to be unpacked first.
  e2e: nodeTests('e2e', ['test/e2e'], ['--test-concurrency=1']),
  examples: nodeTests('examples', ['test/examples'], ['--test-concurrency=1'], patience.examples),
  'more-examples': nodeTests(
    'more-examples',
    ['test/examples/more'],
    ['--test-concurrency=1'],
    patience.examples,
  ),
  firefox: browserTests('firefox', 'firefox'),
  webkit: browserTests('webkit', 'webkit'),
};
/** What runs unless more is asked for. */
const usual = ['unit', 'browser', 'e2e', 'examples'];

function run({ name, counts, command, args, env }) {
  console.log(`\n# ${name}\n`);
  const { status } = spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, ...env } });
  const none = { passed: 0, failed: 0, skipped: 0 };
  try {
    const result = { ...none, ...JSON.parse(readFileSync(counts, 'utf8')) };
    // A runner can fail for other reasons than a test, such as a file that doesn't load, or an empty run.
    const quiet = result.failed === 0 && (status !== 0 || result.passed === 0);
    return quiet ? { ...result, failed: 1 } : result;
  } catch {
    return { ...none, failed: 1 };
  }
}

const wished = process.argv.slice(2);
const names = wished.length > 0 ? wished : usual;
const results = names.map((name) => run(suites[name]));
const sum = (key) => results.reduce((total, result) => total + result[key], 0);

rmSync(folder, { recursive: true, force: true });
if (names.includes('browser')) {
  console.log(
    '\nOnly Chromium was tested. `npm run test:engines` runs the browser suite in Firefox and WebKit.',
  );
}
const skipped = sum('skipped');
console.log(`\n${sum('passed')} passed, ${sum('failed')} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exitCode = sum('failed') > 0 ? 1 : 0;
