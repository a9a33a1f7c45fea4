import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { ApiVideoError } from '../../src/base/error.js';
import { LaneGate } from '../../src/upload/lane-gate.js';
import { afterArrival, afterLoss, type Lanes } from '../../src/upload/lanes.js';

const four: Lanes = { most: 4, open: 4, losses: 0 };
const lost = () => Promise.reject(new ApiVideoError('network', 'The connection is gone.'));

/** An attempt that goes until it is told how it ends, and whether it has begun. */
function attempt() {
  let end: (how: Promise<unknown>) => void = () => undefined;
  const ended = new Promise<unknown>((resolve) => {
    end = resolve;
  });
  const made = {
    begun: false,
    end: (how: Promise<unknown>) => end(how),
    run: () => {
      made.begun = true;
      return ended;
    },
  };
  return made;
}

/** Some attempts at the gate, and what has become of them. */
function passing(gate: LaneGate, count: number, signal = new AbortController().signal) {
  const attempts = Array.from({ length: count }, attempt);
  const passed = attempts.map(({ run }) => gate.pass(run, signal));
  for (const promise of passed) promise.catch(() => undefined);
  const begun = async () => {
    await setImmediate();
    return attempts.map(({ begun }) => begun);
  };
  return { attempts, passed, begun };
}

test('a single loss closes no lane, as each part may have a connection of its own', () => {
  assert.equal(afterLoss(four).open, 4);
  assert.equal(afterLoss(afterArrival(afterLoss(four))).open, 4);
});

test('losses in a row halve the lanes, down to one', () => {
  const one = [1, 2, 3, 4, 5].reduce<Lanes>((lanes) => afterLoss(lanes), four);

  assert.equal(afterLoss(afterLoss(four)).open, 2);
  assert.equal(one.open, 1);
});

test('each arrival opens a lane, up to the most', () => {
  const narrow: Lanes = { most: 4, open: 1, losses: 3 };

  assert.deepEqual(afterArrival(narrow), { most: 4, open: 2, losses: 0 });
  assert.equal(afterArrival(four).open, 4);
});

test('after a connection that took all with it, attempts go one by one, and then side by side again', async () => {
  const gate = new LaneGate(4);
  const together = passing(gate, 4);
  assert.deepEqual(await together.begun(), [true, true, true, true]);

  together.attempts.forEach(({ end }) => end(lost()));
  await Promise.allSettled(together.passed);
  const again = passing(gate, 4);
  assert.deepEqual(await again.begun(), [true, false, false, false]);

  again.attempts[0]?.end(Promise.resolve());
  assert.deepEqual(await again.begun(), [true, true, true, false]);
});

test('an answer that refuses closes no lane', async () => {
  const gate = new LaneGate(2);
  const refused = passing(gate, 2);
  refused.attempts.forEach(({ end }) => end(Promise.reject(new ApiVideoError('rate-limited', 'Too many.'))));
  await Promise.allSettled(refused.passed);

  assert.equal(gate.open, 2);
});

test('who is let go while waiting leaves the queue, and whose turn has just come leaves its place', async () => {
  const gate = new LaneGate(1);
  const first = passing(gate, 1);
  const leaving = new AbortController();
  const left = passing(gate, 1, leaving.signal);
  const last = passing(gate, 1);
  leaving.abort();
  await assert.rejects(left.passed[0] ?? Promise.resolve(), { code: 'aborted' });

  first.attempts[0]?.end(Promise.resolve());
  assert.deepEqual(await last.begun(), [true]);
  assert.deepEqual(await left.begun(), [false]);

  last.attempts[0]?.end(Promise.resolve());
  await last.passed[0];
  const late = new AbortController();
  const turn = passing(gate, 1, late.signal);
  late.abort();
  await assert.rejects(turn.passed[0] ?? Promise.resolve(), { code: 'aborted' });
  assert.deepEqual(await passing(gate, 1).begun(), [true]);
});

test('a gate made narrow stays so', async () => {
  const gate = new LaneGate(4);
  gate.narrow();
  const alone = passing(gate, 2);
  assert.deepEqual(await alone.begun(), [true, false]);

  alone.attempts[0]?.end(Promise.resolve());
  await alone.passed[0];
  assert.equal(gate.open, 1);
});
