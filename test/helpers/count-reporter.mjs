// A reporter for node:test that prints nothing but the counts, for test/run.mjs to add up.
export default async function* countReporter(source) {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for await (const { type, data } of source) {
    if (data?.details?.type === 'suite') continue;
    if (type === 'test:fail') counts.failed++;
    if (type === 'test:pass')
      counts[data.skip !== undefined || data.todo !== undefined ? 'skipped' : 'passed']++;
  }
  yield JSON.stringify(counts);
}
