import assert from 'node:assert/strict';
import { test } from 'node:test';
import { emptyProgress, progressOf, ratio, smoothRate, type Tally } from '../../src/upload/progress.js';

/** An upload of 1000 bytes of which nothing has happened, unless said otherwise. */
function tally(overrides: Partial<Tally> = {}): Tally {
  return {
    totalBytes: 1000,
    acceptedBytes: 0,
    partsAccepted: 0,
    rate: 0,
    lanes: 1,
    toldBytes: 0,
    flights: [],
    ...overrides,
  };
}

test('what has not begun has sent nothing and promises nothing', () => {
  assert.deepEqual(emptyProgress(7), {
    totalBytes: 7,
    acceptedBytes: 0,
    sentBytes: 0,
    bytesPerSecond: 0,
    remainingSeconds: undefined,
    partsAccepted: 0,
  });
  assert.deepEqual(progressOf(tally()), emptyProgress(1000));
});

test('what is under way is estimated from the measured speed', () => {
  const progress = progressOf(
    tally({ acceptedBytes: 400, rate: 100, flights: [{ bytes: 400, elapsed: 2000 }] }),
  );

  assert.deepEqual([progress.acceptedBytes, progress.sentBytes, progress.remainingSeconds], [400, 600, 4]);
});

test('parts that are under way together are estimated each, and make the speed together', () => {
  const flights = [
    { bytes: 300, elapsed: 1000 },
    { bytes: 300, elapsed: 2000 },
  ];

  const progress = progressOf(tally({ acceptedBytes: 400, rate: 100, lanes: 2, flights }));

  assert.deepEqual([progress.sentBytes, progress.bytesPerSecond, progress.remainingSeconds], [700, 200, 1.5]);
});

test('an estimate never fills the part: only the answer does', () => {
  const late = tally({ acceptedBytes: 400, rate: 100, flights: [{ bytes: 400, elapsed: 3_600_000 }] });

  assert.equal(progressOf(late).sentBytes, 780);
});

test('nothing is estimated while no speed was measured', () => {
  assert.equal(progressOf(tally({ flights: [{ bytes: 400, elapsed: 5000 }] })).sentBytes, 0);
});

test('what was told once is never taken back, nor is more told than there is', () => {
  assert.equal(progressOf(tally({ toldBytes: 300 })).sentBytes, 300);
  assert.equal(progressOf(tally({ toldBytes: 5000 })).sentBytes, 1000);
});

test('the number of parts is told only where it is fixed', () => {
  assert.equal('partsTotal' in progressOf(tally()), false);
  assert.equal(progressOf(tally({ partsTotal: 3 })).partsTotal, 3);
});

test('the ratio is unknown until something is, and at most 1', () => {
  assert.equal(ratio(emptyProgress()), undefined);
  assert.equal(ratio(emptyProgress(10)), undefined);
  assert.equal(ratio(progressOf(tally({ acceptedBytes: 250, rate: 1 }))), 0.25);
  assert.equal(ratio({ ...emptyProgress(10), sentBytes: 20 }), 1);
});

test('the first measurement is the speed, the later ones are mixed in', () => {
  assert.equal(smoothRate(0, 500, 1000), 500);
  assert.equal(smoothRate(500, 1000, 1000), 700);
  assert.equal(smoothRate(500, 1000, 0), 500);
});
