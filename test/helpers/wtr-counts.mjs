// A reporter for web-test-runner that writes the counts where test/run.mjs looks for them.
import { writeFileSync } from 'node:fs';

function* testsOf(suite) {
  if (!suite) return;
  yield* suite.tests;
  for (const inner of suite.suites) yield* testsOf(inner);
}

/** @param {string | undefined} file */
export function countsReporter(file) {
  return {
    stop({ sessions }) {
      if (!file) return;
      const counts = { passed: 0, failed: 0, skipped: 0 };
      for (const session of sessions) {
        // A file that didn't load has no tests to count, and must not pass for that.
        if (session.errors.length > 0) counts.failed++;
        for (const test of testsOf(session.testResults)) {
          counts[test.skipped ? 'skipped' : test.passed ? 'passed' : 'failed']++;
        }
      }
      writeFileSync(file, JSON.stringify(counts));
    },
  };
}
