import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mishapsOf, type Mishap } from '../bench/mishaps.js';
import { bookAll, holdFor, readAhead, Wire } from '../bench/wire.js';

test('a wire carries one thing after the other, at its speed', () => {
  const wire = new Wire(1000);

  assert.deepEqual([wire.book(100, 0), wire.book(50, 0), wire.book(50, 120)], [100, 150, 200]);
});

test('time that nobody used is lost', () => {
  const wire = new Wire(1000);
  wire.book(100, 0);

  assert.equal(wire.book(100, 5000), 5100);
});

test('a wire without a speed carries everything at once', () => {
  assert.equal(new Wire().book(2 ** 40, 7), 7);
});

test('a stalled wire lets nothing pass meanwhile', () => {
  const wire = new Wire(1000);
  wire.book(100, 0);
  wire.stall(500, 10);

  assert.equal(wire.book(100, 20), 700);
});

test('the slowest wire decides', () => {
  const [own, shared] = [new Wire(1000), new Wire(4000)];

  assert.equal(bookAll([own, shared], 400, 0), 400);
});

test('connections that share a wire get no more than it carries', () => {
  const shared = new Wire(1000);
  const owns = [new Wire(800), new Wire(800)];

  const left = [0, 1, 2, 3].map((turn) => bookAll([owns[turn % 2] ?? new Wire(), shared], 100, 0));

  assert.deepEqual(left, [125, 200, 300, 400]);
});

test('nothing is read that would leave later than the line is booked ahead', () => {
  assert.equal(holdFor(100 + readAhead, 100), 0);
  assert.equal(holdFor(150 + readAhead, 100), 50);
});

/** What happens to a connection that sends `count` times 1000 bytes. */
function fate(seed: number, connection: number, count: number): readonly Mishap[] {
  const stall = { everyBytes: 10_000, milliseconds: 30 };
  const decide = mishapsOf({ seed, stall, reset: { everyBytes: 100_000 } }, connection);
  return Array.from({ length: count }, () => decide(1000));
}

test('the same seed brings the same mishaps, to each connection its own', () => {
  assert.deepEqual(fate(1, 0, 200), fate(1, 0, 200));
  assert.notDeepEqual(fate(1, 0, 200), fate(1, 1, 200));
  assert.notDeepEqual(fate(1, 0, 200), fate(2, 0, 200));
});

test('mishaps come about as often as asked', () => {
  const all = Array.from({ length: 50 }, (_, connection) => fate(7, connection, 1000)).flat();
  const resets = all.filter((mishap) => mishap === 'reset').length;
  const stalls = all.filter((mishap) => typeof mishap === 'object').length;

  assert.ok(resets > 400 && resets < 600, `${resets} resets in 50 MB, one each 100 kB`);
  assert.ok(stalls > 4000 && stalls < 6000, `${stalls} stalls in 50 MB, one each 10 kB`);
});

test('a line on which nothing is to go wrong has no mishaps', () => {
  const decide = mishapsOf({ seed: 1 }, 0);

  assert.equal(decide(2 ** 50), undefined);
});
