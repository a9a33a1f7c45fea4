import assert from 'node:assert/strict';
import { afterEach, beforeEach, mock, test } from 'node:test';
import { countDown, isSpoken, secondsLeft } from '../../components/recorder/count-down.js';

let now = 0;

beforeEach(() => {
  now = 0;
  mock.timers.enable({ apis: ['setTimeout'] });
  mock.method(performance, 'now', () => now);
});

afterEach(() => {
  mock.timers.reset();
  mock.restoreAll();
});

/** Lets `milliseconds` pass, and what waits for them happen. */
async function pass(milliseconds: number): Promise<void> {
  now += milliseconds;
  mock.timers.tick(milliseconds);
  await new Promise((resolve) => setImmediate(resolve));
}

test('the seconds that are left are whole ones, and the last one is 1', () => {
  assert.deepEqual(
    [0, 1, 999, 1000, 2500, 3000, 3500].map((time) => secondsLeft(3000, time)),
    [3, 3, 3, 2, 1, 0, 0],
  );
});

test('a countdown tells each second once, and then it is over', async () => {
  const told: number[] = [];
  let over = false;
  void countDown(3, (left) => told.push(left), new AbortController().signal).then(() => (over = true));

  await pass(1000);
  await pass(1000);
  assert.equal(over, false);
  await pass(1000);

  assert.deepEqual(told, [3, 2, 1]);
  assert.equal(over, true);
});

test('a countdown of a page that was held up skips what has passed, and ends in time', async () => {
  const told: number[] = [];
  let over = false;
  void countDown(5, (left) => told.push(left), new AbortController().signal).then(() => (over = true));

  await pass(3200);
  await pass(800);
  await pass(1000);

  assert.deepEqual(told, [5, 2, 1]);
  assert.equal(over, true);
});

test('a countdown that is canceled tells nothing more', async () => {
  const told: number[] = [];
  const controller = new AbortController();
  const outcome = countDown(3, (left) => told.push(left), controller.signal);

  controller.abort();

  await assert.rejects(outcome, { code: 'aborted' });
  await pass(5000);
  assert.deepEqual(told, [3]);
});

test('the first number and the last three are said aloud', () => {
  assert.deepEqual(
    [10, 9, 4, 3, 2, 1].filter((left) => isSpoken(left, 10)),
    [10, 3, 2, 1],
  );
});
