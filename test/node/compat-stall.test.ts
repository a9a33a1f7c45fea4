import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { recording, uploads } from './compat-fixture.js';
import { fault, fileOf, hashOf, rangesOf } from './upload-fixture.js';

/** A strategy that tries again at once, and the reasons it was asked for. */
function atOnce(): {
  readonly reasons: readonly unknown[];
  readonly retryStrategy: (count: number, error: { readonly reason?: string }) => number;
} {
  const reasons: unknown[] = [];
  return {
    reasons,
    retryStrategy: (_, { reason }) => {
      reasons.push(reason);
      return 1;
    },
  };
}

// A file of its own, and both at once: the time that a part is given at the least is twenty seconds.
describe('a connection that stalls is given up, and the part sent again', { concurrency: true }, () => {
  test('by the old uploader', async (t) => {
    const { emulator, uploader } = await uploads(t);
    emulator.faults.push(fault({ hang: true }, {}, 1));
    const { reasons, retryStrategy } = atOnce();
    const file = fileOf(1000);

    const { videoId } = await uploader(file, { retryStrategy }).upload();

    assert.equal(emulator.video(videoId)?.sha256, await hashOf(file));
    assert.deepEqual(reasons, ['NETWORK_TIMEOUT']);
    assert.equal(rangesOf(emulator).length, 2);
  });

  test('by the old recorder, whose stop() settles', async (t) => {
    const { reasons, retryStrategy } = atOnce();
    const { recorder, emulator, native } = await recording(t, { options: { retryStrategy } });
    emulator.faults.push(fault({ hang: true }, {}, 1));

    recorder.start({ timeslice: 60_000 });
    (await native()).data(1000);
    const { videoId } = await recorder.stop();

    assert.equal(emulator.video(videoId)?.bytes, 1000 + 501);
    assert.deepEqual(reasons, ['NETWORK_TIMEOUT']);
  });
});
