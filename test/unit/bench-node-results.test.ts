import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isMet, nodeTable, type NodeResult } from '../bench/node-results.js';
import { weigh } from '../bench/node-weight.js';
import { spreadOf } from '../bench/results.js';

function result(ours: number, official: number, overrides: Partial<NodeResult> = {}): NodeResult {
  const figures = { ours: spreadOf([ours]), official: spreadOf([official]) };
  return { what: 'reads', unit: 's', better: 'less', figures, ...overrides };
}

test('an aim is a bound, or a multiple of what the official client does', () => {
  const twice = { aim: { timesOfficial: 2 } };

  assert.deepEqual([result(1, 2, twice), result(1.1, 2, twice)].map(isMet), [true, false]);
  assert.equal(isMet(result(3, 2, { better: 'more', aim: { timesOfficial: 1.5 } })), true);
  assert.deepEqual([result(16, 1, { aim: { most: 16 } })].map(isMet), [true]);
  assert.equal(isMet(result(1, 1)), undefined);
});

test('the table has a row for each result, with what its rounds lie between', () => {
  const spread = { ours: spreadOf([1, 2, 40]), fetch: spreadOf([123.4]) };

  const [head = '', , row = ''] = nodeTable([result(0, 0, { figures: spread, aim: { most: 1 } })]).split(
    '\n',
  );

  assert.match(head, /^\| Node +\| apivideo-kit\/node +\| @api\.video\/nodejs-client \| bare fetch \| aim/);
  assert.match(row, /^\| reads, s \| 2\.00 \(1\.00–40\.0\) +\| +\| 123 +\| ≤ 1: short \|$/);
});

test('what is loaded on demand is not weighed with what an import loads', async () => {
  const load = `import('./node_modules/ky/distribution/index.js')`;

  const kept = await weigh(`export const load = () => ${load};`);
  const asked = await weigh(`export const load = () => ${load};`, /\/ky\//);

  assert.ok(kept.atOnce < 500 && kept.later > 3000, JSON.stringify(kept));
  assert.deepEqual(asked, { atOnce: kept.atOnce, next: kept.later, later: 0 });
});
