import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unknownLine } from '../../src/upload/line.js';
import { withRetry } from '../../src/upload/with-retry.js';
import { coded, live, refusal, transient } from './factories.js';

const quiet = {
  signal: live,
  line: unknownLine,
  inTouch: () => false,
  onWait: () => undefined,
  onResume: () => undefined,
};

test('a task runs until it succeeds, and is told which attempt it is', async () => {
  const attempts: number[] = [];
  const told: string[] = [];

  const result = await withRetry(
    (attempt) => {
      attempts.push(attempt);
      return attempt < 3 ? Promise.reject(transient()) : Promise.resolve('done');
    },
    (attempt) => attempt,
    { ...quiet, onWait: (_, delay) => told.push(`wait ${delay}`), onResume: () => told.push('resume') },
  );

  assert.equal(result, 'done');
  assert.deepEqual(attempts, [1, 2, 3]);
  assert.deepEqual(told, ['wait 1', 'resume', 'wait 2', 'resume']);
});

test('the last failure comes through as it is', async () => {
  const failure = refusal('attribute-required');

  await assert.rejects(
    withRetry(
      () => Promise.reject(failure),
      () => undefined,
      quiet,
    ),
    failure,
  );
});

test('an abort ends the wait, and there is no further attempt', async () => {
  const controller = new AbortController();
  let attempts = 0;

  const run = withRetry(
    () => {
      attempts++;
      return Promise.reject(transient());
    },
    () => 60_000,
    { ...quiet, signal: controller.signal, onWait: () => controller.abort() },
  );

  await assert.rejects(run, coded('aborted'));
  assert.equal(attempts, 1);
});

test('a task that fails because of the abort is not asked about a delay', async (t) => {
  const policy = t.mock.fn(() => 0);

  const run = withRetry(() => Promise.reject(transient()), policy, { ...quiet, signal: AbortSignal.abort() });

  await assert.rejects(run);
  assert.equal(policy.mock.callCount(), 0);
});

test('attempts made offline are not counted, and the line ends a wait', async () => {
  const attempts: number[] = [];
  const waking = new AbortController();
  const line = { offline: true, wake: waking.signal };

  await withRetry(
    (attempt) => {
      attempts.push(attempt);
      return attempts.length < 3 ? Promise.reject(transient()) : Promise.resolve();
    },
    () => 3_600_000,
    { ...quiet, line, onWait: () => waking.abort() },
  );

  assert.deepEqual(attempts, [1, 1, 1]);
});
