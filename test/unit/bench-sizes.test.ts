import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { bundleSize } from '../bench/bundle-size.js';
import { pageOf, peerEntries, peerPackages } from '../bench/peer-entries.js';
import { sizeTable } from '../bench/size-table.js';
import { temporaryFolder } from '../helpers/temporary-folder.js';

test('an entry weighs what a page loads at once, and what is fetched on demand counts apart', async (t) => {
  const home = temporaryFolder();
  t.after(() => home.close());
  const { path } = home;
  const folder = join(path, 'node_modules', 'thing');
  mkdirSync(folder, { recursive: true });
  const heavy = JSON.stringify(Array.from({ length: 500 }, (_, index) => index * 7919));
  writeFileSync(join(folder, 'index.js'), "export const later = () => import('./later.js');\n");
  writeFileSync(join(folder, 'later.js'), `export default ${heavy};\n`);

  const size = await bundleSize({ name: 'thing', modules: ['thing'] }, path, join(path, 'out'));

  assert.equal(size.name, 'thing');
  assert.ok(size.minified < 1000 && size.brotli < size.minified, JSON.stringify(size));
  assert.ok(size.brotliOfAll > size.brotli + 500, JSON.stringify(size));
});

test('a page imports all modules of an entry, and keeps them', () => {
  assert.equal(
    pageOf({ name: 'both', modules: ['a', 'b'] }),
    'import * as module0 from "a";\nimport * as module1 from "b";\nglobalThis.modules = [module0, module1];\n',
  );
});

test('every package of others is one version, and is weighed', () => {
  const weighed = new Set(peerEntries.flatMap(({ modules }) => modules));

  assert.deepEqual([...weighed].sort(), Object.keys(peerPackages).sort());
  for (const version of Object.values(peerPackages)) assert.match(version, /^\d+\.\d+\.\d+$/);
});

test('the table names versions, and what is fetched on demand where there is some', () => {
  const table = sizeTable([
    { name: 'apivideo-kit', minified: 24_500, brotli: 9600, brotliOfAll: 40_200 },
    { name: 'recordrtc', minified: 54_000, brotli: 14_400, brotliOfAll: 14_400 },
  ]);

  assert.match(table, /\n\| `apivideo-kit` +\| 24\.5 kB +\| 9\.6 kB +\| 40\.2 kB +\|\n/);
  assert.match(table, /\n\| `recordrtc` \d\S+ +\| 54\.0 kB +\| 14\.4 kB +\| +\|$/);
});
