import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judge } from '../bench/aims.js';
import { inRound, type Condition } from '../bench/conditions.js';
import { optionsOf } from '../bench/options.js';
import { descendants, ownMemory } from '../bench/process-memory.js';
import { spreadOf, summarize, type Result } from '../bench/results.js';
import { table } from '../bench/table.js';

const MiB = 1024 * 1024;
const line: Condition = { name: 'slow', line: { latency: 20, bytesPerSecond: 1000 }, bytes: 9000 };

/** A result over a slow line by HTTP/2, a 90 % of it unless said otherwise. */
function result(contestant: string, overrides: Partial<Result> = {}): Result {
  const round = { seconds: 10, requests: 3, growth: 5 * MiB };
  return { ...summarize(line, 'HTTP/2', contestant, [round], 0), ...overrides };
}

const speed = (median: number) => ({ bytesPerSecond: { median, least: median, most: median } });

test('the median of an even number of rounds lies between the middle two', () => {
  assert.deepEqual(spreadOf([4, 1, 9, 2]), { median: 3, least: 1, most: 9 });
  assert.deepEqual(spreadOf([5]), { median: 5, least: 5, most: 5 });
});

test('rounds are summed up by their median, memory by its peak', () => {
  const rounds = [10, 9, 12].map((seconds) => ({ seconds, requests: 2 + seconds, growth: seconds * MiB }));

  const { bytesPerSecond, share, requests, growth } = summarize(line, 'HTTP/1.1', 'us', rounds, 0);

  assert.deepEqual(bytesPerSecond, { median: 900, least: 750, most: 1000 });
  assert.deepEqual([share, requests, growth], [0.9, 12, 12 * MiB]);
});

test('what the system does not tell is left out', () => {
  const unknown = { seconds: 10, requests: 3, growth: undefined };

  assert.ok(!('growth' in summarize(line, 'HTTP/1.1', 'us', [unknown], 0)));
  assert.ok(!('share' in summarize({ name: 'open', bytes: 9 }, 'HTTP/1.1', 'us', [unknown], 0)));
});

test('ours is judged by the line and by the best peer', () => {
  const verdicts = judge([result('apivideo-kit'), result('a', speed(800)), result('b', speed(1000))], false);

  assert.deepEqual(verdicts, [
    { aim: '90.0 % of the line (aim 95.0 %)', met: false },
    { aim: '0.90 × the best peer, b', met: false },
  ]);
});

test('failed uploads are counted, and ours fall short by them', () => {
  const torn = summarize(line, 'HTTP/1.1', 'tus-js-client', [], 7);
  const own = result('apivideo-kit', { failed: 2, share: 0.96 });

  assert.match(table([torn]), /\| – +\| +\| .* \| 0 of 7 +\| – +\|/);
  assert.deepEqual(judge([own, torn], false), [
    { aim: '2 uploads failed (aim 0)', met: false },
    { aim: '96.0 % of the line (aim 95.0 %)', met: true },
  ]);
  assert.deepEqual(judge([summarize(line, 'HTTP/1.1', 'apivideo-kit', [], 7)], true), [
    { aim: '7 uploads failed (aim 0)', met: false },
  ]);
});

test('each round has mishaps of its own, the same for all; what a torn line carries is nobody’s share', () => {
  const torn = {
    ...line,
    line: { latency: 1, bytesPerSecond: 9, mishaps: { seed: 4, reset: { everyBytes: 1 } } },
  };
  const unknown = { seconds: 10, requests: 3, growth: undefined };

  assert.equal(inRound(torn, 2).line?.mishaps?.seed, 6);
  assert.equal(inRound(line, 2), line);
  assert.ok(!('share' in summarize(torn, 'HTTP/1.1', 'us', [unknown], 0)));
});

test('where connections are capped, ours is judged by the official uploader too', () => {
  const official = result('@api.video/video-uploader', speed(300));

  const verdicts = judge([result('apivideo-kit'), official], true);

  assert.deepEqual(
    verdicts.map(({ met }) => met),
    [false, true, true],
  );
});

test('other settings of ours are no peers', () => {
  const verdicts = judge([result('apivideo-kit'), result('apivideo-kit ×6', speed(5000))], false);

  assert.equal(verdicts.length, 1);
});

test('memory is judged by large files only', () => {
  const large = { fileBytes: 1024 * MiB, growth: 65 * MiB };

  assert.equal(judge([result('apivideo-kit')], false).length, 1);
  assert.deepEqual(judge([result('apivideo-kit', large)], false)[1], {
    aim: '65 MiB of memory (aim < 64)',
    met: false,
  });
});

test('the table has a row for each result', () => {
  const [head = '', rule = '', row = ''] = table([result('apivideo-kit')]).split('\n');

  assert.match(head, /^\| line +\| protocol \|/);
  assert.match(rule, /^\| -+ \|/);
  assert.match(
    row,
    /\| slow +\| HTTP\/2 +\| apivideo-kit \| 0\.00 +\| .* \| 90\.0 % +\| 1 of 1 +\| 3 +\| 5 +\|$/,
  );
});

test('options choose lines, protocols and clients', () => {
  const { conditions, protocols, contestants, rounds } = optionsOf([
    ...['--quick', '--only', '200 Mbit', '--protocol', '1.1', '--client', 'tus', '--concurrency', '2,6'],
  ]);

  assert.deepEqual(
    [conditions.length, conditions[0]?.bytes, protocols, rounds],
    [1, 87.5e6, ['HTTP/1.1'], 1],
  );
  assert.deepEqual(
    contestants.map(({ name }) => name),
    ['tus-js-client', 'apivideo-kit ×2', 'apivideo-kit ×6'],
  );
});

test('options that fit nothing are refused with a sentence', () => {
  assert.throws(() => optionsOf(['--only', 'moon']), /No line is called “moon”/);
  assert.throws(() => optionsOf(['--rounds', '0']), /no number/);
});

test('descendants are found over generations', () => {
  const parents = new Map([
    [1, 0],
    [10, 1],
    [11, 10],
    [12, 11],
    [20, 1],
  ]);

  assert.deepEqual(Array.from(descendants(parents, 10)), [11, 12]);
});

test('a process has the memory that is no file of its own', () => {
  const rollup = 'Pss:  900 kB\nPss_Anon:        300 kB\nPss_File:  560 kB\nPss_Shmem:  40 kB\n';

  assert.equal(ownMemory(rollup), 340 * 1024);
  assert.equal(ownMemory(''), 0);
});
