import assert from 'node:assert/strict';
import { test } from 'node:test';
import { growthStandings, growthTable, stepOf, type GrowthSeries } from '../bench/growth-series.js';
import { secondsOf } from '../bench/processor-time.js';

const MiB = 1024 * 1024;

/** Ten units that took a second, and a hundred that took what is given. */
function series(seconds: number, overrides: Partial<GrowthSeries> = {}): GrowthSeries {
  const steps = [
    { size: 10, costs: { time: 1 }, memory: 40 * MiB },
    { size: 100, costs: { time: seconds }, memory: 41 * MiB },
  ];
  return { name: 'film', unit: 'MiB', memory: 'flat', steps, ...overrides };
}

const met = (given: GrowthSeries) => growthStandings(given).map((standing) => standing.met);

test('a cost that grows as the size does is linear, and one that grows with its square is not', () => {
  assert.deepEqual(met(series(10)), [true, true]);
  assert.deepEqual(met(series(14.9)), [true, true]);
  assert.deepEqual(met(series(15.1)), [false, true]);
  assert.deepEqual(met(series(100)), [false, true]);
});

test('a verdict names the cost, the sizes and the factors', () => {
  const [time] = growthStandings(series(20));

  assert.deepEqual(time, {
    what: 'film: time, 10 → 100 MiB',
    ours: '20 × for 10 ×',
    aim: 'linear or better (≤ 15 ×)',
    met: false,
  });
});

test('memory is flat within the noise, or half as much again', () => {
  const grown = (before: number, after: number, memory: 'flat' | 'linear' = 'flat') => {
    const steps = [
      { size: 1, costs: {}, memory: before * MiB },
      { size: 4, costs: {}, memory: after * MiB },
    ];
    return met(series(0, { memory, steps }));
  };

  assert.deepEqual([grown(2, 34), grown(2, 35)], [[true], [false]]);
  assert.deepEqual([grown(100, 150), grown(100, 151)], [[true], [false]]);
  assert.deepEqual([grown(100, 600, 'linear'), grown(100, 601, 'linear')], [[true], [false]]);
});

test('a fact may have a bound, which what was not measured does not keep', () => {
  const step = (left?: number) => ({ size: 2, costs: {}, ...(left !== undefined && { facts: { left } }) });
  const bounded = (left?: number) =>
    met(series(0, { limits: { left: 0 }, steps: [{ size: 1, costs: {} }, step(left)] }));

  assert.deepEqual([bounded(0), bounded(1), bounded()], [[true], [false], [false]]);
});

test('a single size has nothing to be compared with', () => {
  assert.deepEqual(met(series(0, { steps: [{ size: 1, costs: { time: 1 } }] })), []);
});

test('rounds of a size count by their median, memory and facts by their most', () => {
  const round = (time: number, memory: number) => ({
    size: 3,
    costs: { time },
    memory,
    facts: { tasks: time },
  });

  assert.deepEqual(stepOf([round(9, 5), round(1, 7), round(2, 6)]), {
    size: 3,
    costs: { time: 2 },
    memory: 7,
    facts: { tasks: 9 },
  });
});

test('the table tells of each size what it cost, and how many times what the one before did', () => {
  const [head = '', , first = '', second = ''] = growthTable(series(12)).split('\n');

  assert.match(head, /^\| film, MiB +\| time, s +\| memory, MiB \|$/);
  assert.match(first, /^\| 10 +\| 1 +\| 40 +\|$/);
  assert.match(second, /^\| 100 \(× 10\) \| 12 \(× 12\) \| 41 +\|$/);
});

test('the processor’s time of a process is its own and the kernel’s for it, whatever its name', () => {
  const stat = '12 (a) b (c) S 1 12 12 0 -1 4194560 100 0 0 0 150 50 0 0 20 0 1';

  assert.equal(secondsOf(stat), 2);
  assert.equal(secondsOf(''), 0);
});
