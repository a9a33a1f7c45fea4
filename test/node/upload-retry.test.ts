import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Fault } from '../../src/emulator/index.js';
import type { UploadOptions } from '../../src/index.js';
import {
  clientOf,
  containerOf,
  failureOf,
  fault,
  fileOf,
  hashOf,
  partSize,
  rangesOf,
  scene,
  uploadsTo,
} from './upload-fixture.js';

const html = '<!doctype html><h1>Sorry';
/** A refusal that lasts for a moment; one that doesn't say how long is waited out for a minute. */
const limited = { status: 429, headers: { 'X-RateLimit-Retry-After': '0.02' } };

/** What goes wrong, and whether a part may have been stored although nobody said so. */
const faults: readonly {
  readonly what: string;
  readonly then: Fault['then'];
  readonly times?: number;
  readonly stored?: true;
}[] = [
  { what: 'the answer gets lost', then: { drop: 'after' }, stored: true },
  { what: 'the service is down twice', then: { status: 503 }, times: 2 },
  { what: 'requests are limited', then: { status: 429, headers: { 'X-RateLimit-Retry-After': '1' } } },
  { what: 'the connection is reset', then: { drop: 'before' } },
  { what: 'a gateway answers in HTML', then: { status: 502, body: html } },
  { what: 'a captive portal answers in HTML', then: { status: 200, body: html } },
  { what: 'no answer ever comes', then: { hang: true } },
];

/** A part that nobody answers is given up soon; the others have the time they need. */
function patience(then: Fault['then']): UploadOptions {
  return 'hang' in then ? { partTimeout: 1000 } : {};
}

const parts = [
  { name: 'first', match: { part: 1 } },
  { name: 'middle', match: { part: 2 } },
  { name: 'last', match: { last: true } },
] as const;

describe('a part that goes wrong', { concurrency: 4 }, () => {
  for (const { what, then, times = 1, stored } of faults) {
    for (const { name, match } of parts) {
      for (const contained of [false, true]) {
        const target = contained ? 'a video made beforehand' : 'a video of its own';

        test(`a file gets whole into ${target} when ${what} for the ${name} part`, async (t) => {
          const { emulator, client } = await scene(t);
          const options = contained ? { videoId: await containerOf(emulator) } : {};
          const file = fileOf(2 * partSize + 1);
          emulator.faults = [fault(then, match, times)];

          const task = client.upload(file, { partSize, ...patience(then), ...options });
          const { videoId } = await task;

          const orphan = stored && name === 'first' && !contained;
          const videos = emulator.videos.map((id) => emulator.video(id));
          assert.equal(emulator.video(videoId)?.sha256, await hashOf(file));
          assert.equal(videos.filter((video) => video?.complete).length, 1);
          assert.equal(videos.length, orphan ? 2 : 1);
          if (orphan) assert.equal(task.possibleOrphan, true);
          if (contained) assert.deepEqual([videoId, task.possibleOrphan], [options.videoId, false]);
        });
      }
    }
  }
});

test('the answer to a small file gets lost, and the video is known all the same', async (t) => {
  const { emulator, client } = await scene(t);
  const videoId = await containerOf(emulator);
  emulator.faults = [fault({ drop: 'after' }, {}, 1)];

  const video = await client.upload(fileOf(10), { videoId });

  assert.deepEqual(video, { videoId, assets: client.playback(videoId) });
  assert.equal(emulator.video(videoId)?.sha256, await hashOf(fileOf(10)));
});

for (const size of [10, partSize + 1]) {
  for (const first of ['nothing', 'a limit', 'a refused token'] as const) {
    test(`a video that has a source takes no other file of ${size} bytes, after ${first}`, async (t) => {
      const { emulator, token } = await scene(t);
      const client = clientOf(emulator, {
        tokenProvider: ({ reason }) => (reason === 'start' ? 'to-old' : token),
      });
      const video = await clientOf(emulator, { uploadToken: token }).upload(fileOf(100));
      const { videoId } = video;
      if (first === 'a limit') emulator.faults = [fault(limited, {}, 1)];

      const task = client.upload(fileOf(size), { videoId, partSize });

      assert.equal((await failureOf(task)).code, 'already-uploaded');
      assert.equal((await failureOf(task.retry())).code, 'already-uploaded');
      assert.equal(emulator.video(videoId)?.sha256, await hashOf(fileOf(100)));
    });
  }
}

test('a video that has a source takes no other file, where the browser hides what it repeats', async (t) => {
  const { client } = await scene(t);
  const { videoId } = await client.upload(fileOf(100));
  t.mock.method(globalThis.PerformanceObserver.prototype, 'observe', () => undefined);

  const task = client.upload(fileOf(10), { videoId });

  assert.equal((await failureOf(task)).code, 'already-uploaded');
});

test("a part of another upload's is not taken for one's own", async (t) => {
  const { emulator, client } = await scene(t);
  const videoId = await containerOf(emulator);
  const other = client.upload(fileOf(partSize + 1), { videoId, partSize });
  other.addEventListener('part', () => other.cancel());
  await failureOf(other);

  const task = client.upload(fileOf(2 * partSize, 'mine.mp4'), { videoId, partSize });

  assert.equal((await failureOf(task)).code, 'already-uploaded');
});

for (const [what, then, code] of [
  ['service that stays down', { status: 503, body: 'busy' }, 'http'],
  ['gateway that stays', { status: 502, body: html }, 'http'],
  ['captive portal that stays', { status: 200, body: html }, 'bad-answer'],
  ['limit that stays', limited, 'rate-limited'],
  ['connection that breaks each time', { drop: 'before' }, 'network'],
  ['service that never answers', { hang: true }, 'timeout'],
] as const) {
  test(`a ${what} ends in a plain error, and retry() sends only what is missing`, async (t) => {
    const { emulator, client } = await scene(t, { retry: { limit: 1, baseDelay: 1 } });
    const file = fileOf(2 * partSize + 1);
    emulator.faults = [fault(then, { part: 2 })];

    const task = client.upload(file, { partSize, concurrency: 1, ...patience(then) });
    const error = await failureOf(task);
    const failed = [task.state, task.progress.partsAccepted];
    const before = rangesOf(emulator);
    emulator.faults = [];
    const { videoId } = await task.retry();

    assert.deepEqual([error.code, error.retryable], [code, true]);
    assert.match(error.message, /^[A-Z][^<>{}]+\.$/);
    assert.deepEqual(failed, ['failed', 1]);
    assert.deepEqual(before, ['1/*', '2/*', '2/*']);
    assert.deepEqual(rangesOf(emulator).slice(before.length), ['2/*', '3/3']);
    assert.equal(emulator.video(videoId)?.sha256, await hashOf(file));
    assert.deepEqual(emulator.videos, [videoId]);
  });
}

test('a retry limit of 0 sends each part once', async (t) => {
  const { emulator, client } = await scene(t, { retry: { limit: 0 } });
  emulator.faults = [fault({ status: 503 }, {}, 1)];

  await failureOf(client.upload(fileOf(10)));

  assert.equal(uploadsTo(emulator).length, 1);
});

test("an upload's own retry options add to the client's", async (t) => {
  const { emulator, client } = await scene(t, { retry: { limit: 1, baseDelay: 1 } });
  emulator.faults = [fault({ status: 503 })];

  await failureOf(client.upload(fileOf(10), { retry: { maxDelay: 1 } }));
  await failureOf(client.upload(fileOf(10), { retry: { limit: 0 } }));

  assert.equal(uploadsTo(emulator).length, 2 + 1);
});

test('the wait that the service asks for is told, and kept', async (t) => {
  const { emulator, client } = await scene(t);
  emulator.faults = [fault({ status: 429, headers: { 'X-RateLimit-Retry-After': '1' } }, {}, 1)];
  const waits: { reason: string; delay: number }[] = [];
  const states: string[] = [];

  const task = client.upload(fileOf(10));
  task.addEventListener('wait', ({ detail }) => waits.push(detail));
  task.addEventListener('statechange', ({ detail }) => states.push(detail.state));
  await task;

  const [first, second] = uploadsTo(emulator);
  assert.deepEqual(
    waits.map(({ reason, delay }) => [reason, Math.floor(delay)]),
    [['rate-limit', 1000]],
  );
  assert.equal((second?.startedAt ?? 0) - (first?.startedAt ?? 0) >= 990, true);
  assert.deepEqual(states, ['uploading', 'waiting', 'uploading', 'completed']);
});

test('two uploads of a client do not mix', async (t) => {
  const { emulator, client } = await scene(t);
  emulator.faults = [fault({ drop: 'after' }, { part: 2 }, 2), fault({ status: 503 }, { part: 1 }, 1)];
  const files = [fileOf(partSize + 1), fileOf(2 * partSize + 7)] as const;

  const videos = await Promise.all(files.map((file) => client.upload(file, { partSize })));

  const hashes = videos.map(({ videoId }) => emulator.video(videoId)?.sha256);
  assert.deepEqual(hashes, [await hashOf(files[0]), await hashOf(files[1])]);
  assert.equal(emulator.videos.length, 2);
});
