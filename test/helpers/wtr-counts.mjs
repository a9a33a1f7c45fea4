// A reporter for web-test-runner that says what was skipped, and writes the counts where test/run.mjs looks for them.
import { writeFileSync } from 'node:fs';
import { isSkippedBesidesChromium } from './abilities/where.ts';

/** @returns {Generator<{ path: string, test: any }>} */
function* testsOf(suite, path = []) {
  if (!suite) return;
  const here = suite.name ? [...path, suite.name] : path;
  for (const test of suite.tests) yield { path: [...here, test.name].join(' > '), test };
  for (const inner of suite.suites) yield* testsOf(inner, here);
}

/**
 * @param {{ file?: string | undefined, isChromium?: boolean }} options Where Chromium can't do what it always could, its
 * tests are not skipped, but have failed.
 */
export function countsReporter({ file, isChromium = false }) {
  return {
    stop({ sessions }) {
      const counts = { passed: 0, failed: 0, skipped: 0 };
      for (const session of sessions) {
        // A file that didn't load has no tests to count, and must not pass for that.
        if (session.errors.length > 0) counts.failed++;
        for (const { path, test } of testsOf(session.testResults)) {
          const unable = isChromium && isSkippedBesidesChromium(path);
          counts[unable ? 'failed' : test.skipped ? 'skipped' : test.passed ? 'passed' : 'failed']++;
          if (test.skipped) {
            console.log(`${unable ? 'FAILED: skipped' : 'Skipped'} in ${session.browser.name}: ${path}`);
          }
        }
      }
      if (file) writeFileSync(file, JSON.stringify(counts));
    },
  };
}
