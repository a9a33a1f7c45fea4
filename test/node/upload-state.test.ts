import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { UploadProgress } from '../../src/index.js';
import { fault, fileOf, partSize, scene } from './upload-fixture.js';

/** The service is busy, and asks to be left alone for a second. */
const busy = { status: 503, headers: { 'Retry-After': '1' } };

for (const [what, concurrency, accepted] of [
  ['the parts beside it have landed', 3, 3],
  ['a lane has done all that there was to do', 2, 3],
] as const) {
  test(`a part that waits makes the upload wait only when ${what}`, async (t) => {
    const { emulator, client } = await scene(t);
    emulator.faults = [
      fault(busy, { part: 2 }, 1),
      fault({ delay: 100 }, { part: 3 }),
      fault({ delay: 200 }, { part: 4 }),
    ];
    const told: string[] = [];

    const task = client.upload(fileOf(4 * partSize), { partSize, concurrency });
    task.addEventListener('statechange', ({ detail: { state } }) =>
      told.push(`${state} with ${task.progress.partsAccepted}`),
    );
    task.addEventListener('wait', ({ detail: { reason } }) => told.push(`${reason} while ${task.state}`));
    await task;

    assert.deepEqual(told, [
      'uploading with 0',
      'backoff while uploading',
      `waiting with ${accepted}`,
      `uploading with ${accepted}`,
      'completed with 4',
    ]);
  });
}

test('three parts that wait are an upload that waits, until the first of them goes on', async (t) => {
  const { emulator, client } = await scene(t);
  emulator.faults = [2, 3, 4].map((part) => fault(busy, { part }, 1));
  const states: string[] = [];

  const task = client.upload(fileOf(4 * partSize), { partSize, concurrency: 3 });
  task.addEventListener('statechange', ({ detail: { state } }) => states.push(state));
  await task;

  assert.deepEqual(states, ['uploading', 'waiting', 'uploading', 'completed']);
});

test('progress never goes back and never exceeds, with parts together and all kinds of trouble', async (t) => {
  const { emulator, client } = await scene(t);
  emulator.faults = [
    fault({ hang: true }, { part: 2 }, 1),
    fault({ drop: 'after' }, { part: 3 }, 1),
    fault({ status: 502, body: '<h1>Bad gateway' }, { part: 4 }, 2),
    fault({ bytesPerSecond: 5 * partSize }, { part: 4 }),
  ];
  const seen: UploadProgress[] = [];
  const file = fileOf(4 * partSize);

  const task = client.upload(file, { partSize, concurrency: 3, partTimeout: 1500 });
  for (const name of ['progress', 'statechange', 'part', 'wait'] as const) {
    task.addEventListener(name, () => seen.push(task.progress));
  }
  await task;

  const never = (back: (one: UploadProgress, next: UploadProgress) => boolean): boolean =>
    !seen.some((progress, index) => index > 0 && back(seen[index - 1] ?? progress, progress));
  assert.ok(
    never((one, next) => next.sentBytes < one.sentBytes),
    'sentBytes never goes back',
  );
  assert.ok(
    never((one, next) => next.acceptedBytes < one.acceptedBytes),
    'acceptedBytes never goes back',
  );
  for (const { acceptedBytes, sentBytes, totalBytes, partsAccepted, partsTotal, remainingSeconds } of seen) {
    assert.ok(acceptedBytes <= sentBytes && sentBytes <= totalBytes && totalBytes === file.size);
    assert.ok(partsAccepted <= (partsTotal ?? 0) && (remainingSeconds ?? 0) >= 0);
    assert.ok(
      sentBytes < totalBytes || acceptedBytes === totalBytes,
      'all is sent only when all is accepted',
    );
  }
  assert.equal(seen.at(-1)?.acceptedBytes, file.size);
});
