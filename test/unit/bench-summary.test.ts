import assert from 'node:assert/strict';
import { test } from 'node:test';
import { thisMachine, type BenchFile } from '../bench/bench-file.js';
import type { Standing } from '../bench/standing.js';
import { count, suiteOptions } from '../bench/suite-options.js';
import { summaryOf } from '../bench/summary.js';

function entry(standings: readonly Standing[], date = '2026-11-22T10:20:30.000Z') {
  return { standings, date, machine: thisMachine() };
}

const cells = (table: string): string[][] =>
  table
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) => line.split('|').map((cell) => cell.trim()));

test('the summary has a line for each thing that was measured, with what it is compared to and the verdict', () => {
  const standing = { what: 'stop', ours: '1.8 s', others: '3.1 s', aim: '≤ 0.7 ×', met: true };
  const file: BenchFile = { stop: { line: entry([standing, { what: 'bytes', ours: '3' }]) } };

  const [, , first, second] = cells(summaryOf(file));

  assert.deepEqual(first, ['', 'stop', 'stop', '1.8 s', '3.1 s', '≤ 0.7 ×', 'met', '2026-11-22 10:20', '']);
  assert.deepEqual(second, ['', 'stop', 'bytes', '3', '', '', '', '2026-11-22 10:20', '']);
});

test('suites come in their order, and those that nobody knows behind', () => {
  const one = { a: entry([{ what: 'x', ours: '1' }]) };

  const suites = cells(summaryOf({ moon: one, sizes: one, upload: one })).map(([, suite]) => suite);

  assert.deepEqual(suites.slice(2), ['upload', 'sizes', 'moon']);
});

test('what was not met is counted, and what nobody aims at is not', () => {
  const verdicts = [{ met: true }, { met: false }, { met: false }, {}];
  const standings = verdicts.map((verdict) => ({ what: 'x', ours: '1', ...verdict }));

  assert.match(summaryOf({ node: { a: entry(standings) } }), /1 aims met, 2 short\.$/);
});

test('a run tells of itself, and only how much there is of earlier ones', () => {
  const old = entry([{ what: 'old', ours: '1', met: false }], '2026-11-21T10:00:00.000Z');
  const file: BenchFile = { node: { old, now: entry([{ what: 'now', ours: '2', met: true }]) } };

  const summary = summaryOf(file, '2026-11-22T00:00:00.000Z');

  assert.deepEqual(
    cells(summary)
      .slice(2)
      .map(([, , what]) => what),
    ['now'],
  );
  assert.match(summary, /1 aims met, 0 short\.\n1 lines of earlier runs are left out\.$/);
});

test('entries without a word for the summary, and an empty file, are no lines', () => {
  assert.equal(cells(summaryOf({ node: { a: { date: '2026', machine: thisMachine() } } })).length, 2);
  assert.match(summaryOf({}), /0 aims met, 0 short/);
});

test('a suite takes rounds and its own numbers, and fewer of both where it is to be quick', () => {
  const read = (...args: string[]) => suiteOptions(args, { rounds: 7, parts: 8 }, { rounds: 1, parts: 2 });

  assert.deepEqual(read(), { rounds: 7, parts: 8, quick: false });
  assert.deepEqual(read('--quick'), { rounds: 1, parts: 2, quick: true });
  assert.deepEqual(read('--quick', '--rounds', '3', '--parts', '5'), { rounds: 3, parts: 5, quick: true });
});

test('a suite refuses what it does not know, and numbers that are none', () => {
  const read =
    (...args: string[]) =>
    () =>
      suiteOptions(args, { rounds: 7 }, { rounds: 1 });

  assert.throws(read('--parts', '3'), /--parts/);
  assert.throws(read('3'), /3/);
  assert.throws(read('--rounds', 'many'), /“many” is no number/);
  assert.throws(() => count('0'), /no number/);
});
