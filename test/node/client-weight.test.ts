import assert from 'node:assert/strict';
import { test } from 'node:test';
import { weigh } from '../bench/node-weight.js';

test('an import loads little, and a first call neither the uploads nor what few calls need', async (t) => {
  const code = "import { ApiVideoClient } from './src/node/index.ts'; globalThis.client = ApiVideoClient;";

  const { atOnce, next, later } = await weigh(code, /\/transports\.ts$/);

  t.diagnostic(`${atOnce} bytes at once, ${next} with a first call, ${later} later`);
  // Of which 700 are what every argument is checked with.
  assert.ok(atOnce <= 9_500, `${atOnce} bytes at once`);
  assert.ok(atOnce + next <= 14_700, `${atOnce + next} bytes with a first call`);
  assert.ok(later > 5_000, 'the uploads are not among them');
});
