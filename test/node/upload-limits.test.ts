import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import type { ApiVideoClient, UploadTask } from '../../src/index.js';
import { started } from './emulator-fixture.js';
import { clientOf, failureOf, fileOf, partSize, reached, uploadsTo, type Scene } from './upload-fixture.js';

/** What the sandbox takes in a minute. */
const limit = 40;

/** An emulator that keeps the sandbox's limits. */
async function limitedScene(t: TestContext): Promise<Scene> {
  const emulator = await started(t, { rateLimits: 'sandbox' });
  const { token } = emulator.createUploadToken();
  return { emulator, token, client: clientOf(emulator, { uploadToken: token }) };
}

interface Crowd {
  readonly tasks: readonly UploadTask[];
  readonly waits: { readonly reason: string; readonly delay: number }[];
  /** Resolves when as many have arrived as a minute takes, and all others wait. */
  readonly full: Promise<void>;
}

/** Small files, all at once. */
function crowd(clients: readonly ApiVideoClient[], count: number): Crowd {
  const waits: Crowd['waits'] = [];
  const tasks = Array.from({ length: count }, (_, index) => {
    const task = clients[index % clients.length]?.upload(fileOf(10), { videoName: `${index}.mp4` });
    task?.addEventListener('wait', ({ detail }) => waits.push(detail));
    return task;
  }).filter((task) => task !== undefined);
  const full = new Promise<void>((resolve) => {
    const look = (): void => {
      const states = tasks.map(({ state }) => state);
      const done = states.filter((state) => state === 'completed').length;
      if (done === limit && states.every((state) => /completed|waiting/.test(state))) resolve();
    };
    for (const task of tasks) task.addEventListener('statechange', look);
  });
  return { tasks, waits, full };
}

function refusalsOf({ emulator }: Scene): number {
  return uploadsTo(emulator).filter(({ status }) => status === 429).length;
}

test('more uploads than a minute takes meet no refusal: the surplus waits, and says so', async (t) => {
  const limited = await limitedScene(t);

  const { tasks, waits, full } = crowd([limited.client], 60);
  await full;

  assert.equal(refusalsOf(limited), 0);
  assert.equal(uploadsTo(limited.emulator).length, limit);
  assert.ok(waits.length >= 20);
  assert.ok(waits.every(({ reason, delay }) => reason === 'rate-limit' && delay > 0 && delay <= 60_000));
  for (const task of tasks) task.cancel();
});

test('all clients of a page keep the limit together', async (t) => {
  const limited = await limitedScene(t);
  const { emulator, token, client } = limited;
  const others = [1, 2].map(() => clientOf(emulator, { uploadToken: token }));

  const { tasks, full } = crowd([client, ...others], 48);
  await full;

  assert.equal(refusalsOf(limited), 0);
  assert.equal(uploadsTo(emulator).length, limit);
  for (const task of tasks) task.cancel();
});

test('an upload that the limit holds back ends at once on cancel, and pauses at once', async (t) => {
  const { emulator, client } = await limitedScene(t);
  const { tasks, full } = crowd([client], limit + 2);
  await full;
  const held = tasks.filter(({ state }) => state === 'waiting');
  const [canceled, paused] = held as [UploadTask, UploadTask];

  canceled.cancel();
  paused.pause();
  const states = [canceled.state, paused.state];
  const waitsAgain = reached(paused, 'waiting');
  paused.resume();
  await waitsAgain;
  paused.cancel();

  assert.deepEqual(states, ['canceled', 'paused']);
  for (const task of held) assert.equal((await failureOf(task)).code, 'aborted');
  assert.deepEqual([canceled.possibleOrphan, paused.possibleOrphan], [false, false]);
  assert.equal(uploadsTo(emulator).length, limit);
});

test('the parts of one file keep the limit too, and what has arrived is told meanwhile', async (t) => {
  const limited = await limitedScene(t);
  const { emulator, client } = limited;
  await Promise.all(crowd([client], limit - 2).tasks);

  const task = client.upload(fileOf(4 * partSize), { partSize, concurrency: 3 });
  await reached(task, 'waiting');

  assert.equal(task.progress.partsAccepted, 2);
  assert.equal(refusalsOf(limited), 0);
  assert.equal(uploadsTo(emulator).length, limit);
  task.cancel();
});
