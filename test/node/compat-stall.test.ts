import assert from 'node:assert/strict';
import { test } from 'node:test';
import { uploads } from './compat-fixture.js';
import { fault, fileOf, hashOf, rangesOf } from './upload-fixture.js';

// A file of its own: the time that a part is given at the least is twenty seconds.
test('old uploader: a connection that stalls is given up, and the part sent again', async (t) => {
  const { emulator, uploader } = await uploads(t);
  emulator.faults.push(fault({ hang: true }, {}, 1));
  const file = fileOf(1000);
  const reasons: unknown[] = [];
  const retryStrategy = (_: number, { reason }: { readonly reason?: string }): number => {
    reasons.push(reason);
    return 1;
  };

  const { videoId } = await uploader(file, { retryStrategy }).upload();

  assert.equal(emulator.video(videoId)?.sha256, await hashOf(file));
  assert.deepEqual(reasons, ['NETWORK_TIMEOUT']);
  assert.equal(rangesOf(emulator).length, 2);
});
