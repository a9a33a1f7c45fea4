import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import type { ApiVideoError } from '../../src/base/error.js';
import { recordChunks, type ChunkRecording, type ChunkTimes } from '../../src/record/chunks.js';
import { engines, fakeStream, installFakeMediaRecorder } from '../helpers/fake-media-recorder.js';
import type { Engine, FakeRecorder, FakeTrack } from '../helpers/fake-media-recorder.js';

interface Recorded {
  readonly recording: ChunkRecording;
  readonly recorder: FakeRecorder;
  readonly video: FakeTrack;
  readonly audio: FakeTrack;
  readonly sizes: number[];
  /** What was told besides chunks, in its order. */
  readonly told: string[];
  readonly cancel: () => void;
  /** Lets so many milliseconds pass. */
  readonly wait: (milliseconds: number) => Promise<void>;
  /** The end of the recording, with the time it takes. */
  readonly finished: () => Promise<void>;
}

/** More milliseconds than any recording here takes to end. */
const patience = 1000;

/** Records by a clock that moves only when a test says so, with times that are easy to count. */
function record(
  t: TestContext,
  engine: Engine,
  options: { readonly mimeType?: string; readonly times?: Partial<ChunkTimes> } = {},
): Recorded {
  t.mock.timers.enable({ apis: ['setTimeout', 'setInterval'] });
  const { latest } = installFakeMediaRecorder(t, engine);
  const { stream, video, audio } = fakeStream();
  const life = new AbortController();
  const sizes: number[] = [];
  const told: string[] = [];
  const recording = recordChunks(
    stream,
    {
      mimeType: 'video/webm',
      ...options,
      timeslice: 10,
      times: { stop: 60, quiet: 20, tail: 40, tracks: 15, silence: 40, ...options.times },
      signal: life.signal,
    },
    {
      onChunk: ({ size }) => sizes.push(size),
      onEnding: () => told.push('ending'),
      onInterrupted: ({ code }: ApiVideoError) => told.push(code),
      onSilence: () => told.push('silence'),
    },
  );

  const wait = async (milliseconds: number): Promise<void> => {
    for (let passed = 0; passed < milliseconds; passed++) {
      await setImmediate();
      t.mock.timers.tick(1);
    }
    await setImmediate();
  };
  const finished = async (): Promise<void> => {
    const pending = Symbol();
    for (let waited = 0; waited < patience; waited++) {
      if ((await Promise.race([recording.finished, setImmediate(pending)])) !== pending) return;
      await wait(1);
    }
    assert.fail(`The recording has not ended within ${patience} ms.`);
  };
  return {
    recording,
    recorder: latest(),
    video,
    audio,
    sizes,
    told,
    cancel: () => life.abort(),
    wait,
    finished,
  };
}

test('Chromium WebM: chunks come as they are, down to a single byte', async (t) => {
  const { recording, sizes, told, finished, wait } = record(t, engines.chromiumWebm);

  await wait(15);
  recording.stop();
  await finished();

  assert.deepEqual(sizes, [1000, 1, 500]);
  assert.deepEqual(told, ['ending']);
});

test('Chromium MP4: both events after stop are waited for, and the empty one is no chunk', async (t) => {
  const { recording, sizes, finished } = record(t, engines.chromiumMp4, { mimeType: 'video/mp4' });

  recording.stop();
  await finished();

  assert.deepEqual(sizes, [36, 9000]);
});

test('Firefox: bytes that come after `stop` are not lost', async (t) => {
  const { recording, sizes, finished } = record(t, engines.firefoxLate);

  recording.stop();
  await finished();

  assert.deepEqual(sizes, [9000]);
});

test('Firefox: the type survives the stop that makes the recorder forget it', async (t) => {
  const { recording, finished } = record(t, engines.firefoxLate);

  recording.stop();
  await finished();

  assert.equal(recording.mimeType, 'video/webm');
});

test('a recorder that never says it has stopped is given up, with what it gave', async (t) => {
  const { recording, sizes, told, finished } = record(t, { ...engines.firefoxSilent, end: [800] });

  recording.stop();
  await finished();

  assert.deepEqual(sizes, [800]);
  assert.deepEqual(told, ['ending', 'recorder-failed']);
});

test('a take of nothing ends like any other', async (t) => {
  const { recording, sizes, told, finished } = record(t, engines.chromiumTooShort);

  recording.stop();
  await finished();

  assert.deepEqual([sizes, told], [[], ['ending']]);
});

test('when every track has ended the recording ends by itself, and says why', async (t) => {
  const { video, audio, sizes, told, finished } = record(t, engines.chromiumWebm);

  video.end();
  audio.end();
  await finished();

  assert.deepEqual(sizes, [1, 500]);
  assert.deepEqual(told, ['ending', 'source-ended']);
});

test('the same, where the browser does not notice that a script has stopped the tracks', async (t) => {
  const { video, audio, told, finished } = record(t, { ...engines.firefoxSilent, end: ['stop'] });

  video.stop();
  audio.stop();
  await finished();

  assert.deepEqual(told, ['ending', 'source-ended']);
});

test('a recorder that fails is told of, and what it had is kept', async (t) => {
  const { recorder, sizes, told, finished } = record(t, engines.failing);

  recorder.fail();
  await finished();

  assert.deepEqual(sizes, [700]);
  assert.deepEqual(told, ['ending', 'recorder-failed']);
});

test('after the signal aborts nothing more is handed out, and the recorder has stopped', async (t) => {
  const { recorder, sizes, told, cancel, finished, wait } = record(t, engines.chromiumWebm);

  await wait(15);
  cancel();
  await assert.rejects(finished(), { code: 'aborted' });
  await wait(30);

  assert.equal(recorder.state, 'inactive');
  assert.deepEqual([sizes, told], [[1000], []]);
});

test('nothing comes while the recording pauses', async (t) => {
  const { recording, recorder, sizes, finished, wait } = record(t, engines.chromiumWebm);

  recording.pause();
  await wait(25);
  const paused = [...sizes];
  recording.resume();
  const { state } = recorder;
  recording.stop();
  await finished();

  assert.deepEqual([paused, state], [[], 'recording']);
});

test('pausing, resuming and flushing what has ended does no harm', async (t) => {
  const { recording, recorder, finished } = record(t, engines.chromiumWebm);
  recording.stop();
  await finished();

  recording.pause();
  recording.resume();
  recording.flush();
  recording.stop();

  assert.equal(recorder.flushes, 0);
});

test('a recorder that falls silent is asked for what it has, and told of, for as long as it is', async (t) => {
  const { recorder, told, cancel, wait } = record(t, engines.chromiumMp4, { mimeType: 'video/mp4' });

  while (told.length < 2) await wait(10);
  cancel();

  assert.deepEqual(told, ['silence', 'silence']);
  assert.equal(recorder.flushes, 2);
});

test('a recorder that pauses, or gives its chunks, is not told of', async (t) => {
  const { recording, told, finished, wait } = record(t, engines.chromiumWebm);

  await wait(60);
  recording.pause();
  await wait(80);
  recording.stop();
  await finished();

  assert.deepEqual(told, ['ending']);
});

test('Chromium gives all before it says that it has stopped, and nobody waits any longer', async (t) => {
  const { recording, sizes, finished } = record(t, engines.chromiumWebm, {
    times: { quiet: 60_000, tail: 60_000 },
  });

  recording.stop();
  await finished();

  assert.deepEqual(sizes, [1, 500]);
});

test('bit rates are always passed on', (t) => {
  const { recorder, cancel } = record(t, engines.chromiumWebm);
  cancel();

  const { videoBitsPerSecond, audioBitsPerSecond } = recorder.options;

  assert.deepEqual([videoBitsPerSecond, audioBitsPerSecond], [2_500_000, 128_000]);
});

test('a format that the browser refuses is named', (t) => {
  assert.throws(() => record(t, engines.chromiumWebm, { mimeType: 'video/mp4' }), {
    code: 'unsupported',
    message: /`video\/mp4`/,
  });
});
