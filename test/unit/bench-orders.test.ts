import assert from 'node:assert/strict';
import { test } from 'node:test';
import { standingsOf } from '../bench/aims.js';
import { ordersOf } from '../bench/all-orders.js';
import { standingOf } from '../bench/node-results.js';
import { spreadOf, summarize } from '../bench/results.js';
import { sizeStandings } from '../bench/size-table.js';

const now = '2026-11-22T10:00:00.000Z';
const orders = (...args: string[]) => ordersOf(args, now);
const suites = (...args: string[]) => orders(...args).orders.map(([suite]) => suite);

test('without options all suites run, and the summary tells of this run', () => {
  const { since, skipped } = orders();

  assert.deepEqual(suites(), [
    ...['upload', 'node', 'stop', 'emulator'],
    ...['part-delay', 'dead-line', 'main-thread', 'growth', 'sizes'],
  ]);
  assert.deepEqual([since, skipped], [now, []]);
});

test('rounds are for what is compared with others', () => {
  const given = new Map(orders('--rounds', '3').orders.map(([suite, ...rest]) => [suite, rest]));

  assert.deepEqual(given.get('stop'), ['--rounds', '3']);
  assert.deepEqual(given.get('growth'), []);
});

test('a quick run leaves out what can’t be quick, and says so', () => {
  const { skipped } = orders('--quick');

  assert.ok(!suites('--quick').includes('dead-line'));
  assert.match(skipped.join(), /^dead-line, as /);
  assert.deepEqual(orders('--quick').orders.at(-1), ['sizes', '--quick']);
});

test('options of uploads mean uploads, and others what they name', () => {
  assert.deepEqual(orders('--client', 'tus', '--quick').orders, [['upload', '--client', 'tus', '--quick']]);
  assert.deepEqual(orders('--node', '--rounds', '2').orders, [['node', '--rounds', '2']]);
  assert.deepEqual(orders('--summary'), { orders: [], skipped: [], since: '' });
});

test('an upload stands beside the fastest of the others, once for each aim', () => {
  const line = { name: 'slow', line: { latency: 20, bytesPerSecond: 1e6 }, bytes: 10e6 };
  const took = (contestant: string, seconds: number) =>
    summarize(line, 'HTTP/2', contestant, [{ seconds, requests: 1, growth: undefined }], 0);

  const standings = standingsOf([took('apivideo-kit', 10), took('slow', 20), took('fast', 12.5)], false);

  assert.deepEqual(standings[1], {
    what: 'slow, HTTP/2',
    ours: '1.0 MB/s',
    others: '0.8 MB/s, fast',
    aim: '1.25 × the best peer, fast',
    met: true,
  });
  assert.deepEqual(standingsOf([took('fast', 1)], false), []);
});

test('the client for Node stands beside the official one; what has no aim is not judged', () => {
  const figures = { ours: spreadOf([1]), official: spreadOf([2]) };
  const result = { what: 'reads', unit: 's', better: 'less', figures } as const;

  assert.deepEqual(standingOf(result), { what: 'reads, s', ours: '1.00', others: '2.00, official' });
  assert.equal(standingOf({ ...result, aim: { most: 0.5 } }).met, false);
});

test('what an entry of ours weighs stands beside what does the same, where that was weighed', () => {
  const size = (name: string, brotli: number) => ({ name, minified: 0, brotli, brotliOfAll: brotli });

  const standings = sizeStandings([
    ...[size('apivideo-kit/uploader', 18_000), size('@mux/mux-uploader', 14_000)],
    size('apivideo-kit/recorder', 1000),
  ]);

  assert.deepEqual(standings, [
    {
      what: '`apivideo-kit/uploader` in a page, brotli',
      ours: '18.0 kB',
      others: '14.0 kB, @mux/mux-uploader',
    },
    { what: '`apivideo-kit/recorder` in a page, brotli', ours: '1.0 kB' },
  ]);
});
