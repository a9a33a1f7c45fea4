import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ApiRequest, Transport } from '../../src/api/call.js';
import { isApiVideoError } from '../../src/base/error.js';
import { onDemand } from '../../src/base/on-demand.js';
import { createOutcome } from '../../src/base/outcome.js';
import { lazyTransport } from '../../src/http/lazy-transport.js';
import { UploadStream } from '../../src/upload/upload-stream-task.js';
import { UploadTask, type UploadJob } from '../../src/upload/upload-task.js';
import { PieceQueue } from '../../src/upload/piece-queue.js';
import { emptyProgress } from '../../src/upload/progress.js';
import { emptyRecord } from '../../src/upload/upload-record.js';

const video = { videoId: 'vi1' };

/** A job of an engine that is still to come, and what was asked of it. */
function comingJob(): {
  readonly prepare: () => Promise<UploadJob>;
  readonly arrive: () => void;
  readonly fail: () => void;
  asked: string[];
} {
  const asked: string[] = [];
  let coming = createOutcome<UploadJob>();
  const job: UploadJob = {
    run: { progress: emptyProgress(), record: emptyRecord() },
    drive: () => {
      asked.push('drive');
      return Promise.resolve();
    },
    video: () => video,
    end: (forget) => {
      asked.push(forget ? 'forget' : 'keep');
      return Promise.resolve();
    },
  };
  return {
    prepare: () => {
      asked.push('prepare');
      coming = createOutcome();
      return coming.promise;
    },
    arrive: () => coming.resolve(job),
    fail: () => coming.reject(new Error('not there')),
    asked,
  };
}

/** Lets all that is due happen. */
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('what is fetched once is there for all, and what could not be had is tried again', async () => {
  const answers = [Promise.reject(new TypeError('gone')), Promise.resolve('engine')];
  let asked = 0;
  const load = onDemand(() => answers[asked++] ?? assert.fail('it is there already'));

  const refused: unknown = await load().catch((error: unknown) => error);
  assert.ok(isApiVideoError(refused) && refused.code === 'network' && refused.retryable);
  assert.deepEqual(await Promise.all([load(), load()]), ['engine', 'engine']);
  assert.equal(asked, 2);
});

test('a transport is made for the first request, again if that failed, and then for all', async () => {
  const sent: ApiRequest[] = [];
  const transport = {
    send: (request: ApiRequest) => {
      sent.push(request);
      return Promise.resolve({ data: 1, status: 200, headers: new Headers() });
    },
    watchRepeats: () => () => Promise.resolve(true),
  } as Transport;
  const answers = [Promise.reject(new Error('not there')), Promise.resolve(transport)];
  let made = 0;
  const lazy = lazyTransport(() => answers[made++] ?? assert.fail('it is there already'));
  const request = { operation: { method: 'GET', path: '/', host: 'api' } } as const;
  const { signal } = new AbortController();

  assert.equal(await lazy.watchRepeats(request, signal)(), undefined);
  await assert.rejects(lazy.send(request), /not there/);
  await lazy.send(request);
  await lazy.send(request);

  assert.deepEqual([made, sent.length], [2, 2]);
  assert.equal(await lazy.watchRepeats(request, signal)(), true);
});

test('an upload is queued until its engine is there', async () => {
  const { prepare, arrive, asked } = comingJob();
  const task = new UploadTask(prepare);
  await turn();
  assert.deepEqual([task.state, asked], ['queued', ['prepare']]);

  arrive();

  assert.equal(await task, video);
  assert.deepEqual(asked, ['prepare', 'drive', 'forget']);
});

test('an upload paused while its engine is fetched begins when it is resumed', async () => {
  const { prepare, arrive, asked } = comingJob();
  const task = new UploadTask(prepare);
  await turn();

  task.pause();
  arrive();
  await turn();
  assert.deepEqual([task.state, asked], ['paused', ['prepare']]);
  task.resume();

  assert.equal(await task, video);
  assert.deepEqual(asked, ['prepare', 'drive', 'forget']);
});

test('an upload canceled while its engine is fetched ends at once, and nothing is driven', async () => {
  const { prepare, arrive, asked } = comingJob();
  const task = new UploadTask(prepare);
  await turn();

  task.cancel();
  await assert.rejects(task, { code: 'aborted' });
  arrive();
  await turn();

  assert.deepEqual([task.state, asked], ['canceled', ['prepare', 'forget']]);
});

test('an upload whose engine can not be had fails, and a retry asks for it again', async () => {
  const { prepare, arrive, fail, asked } = comingJob();
  const task = new UploadTask(prepare);
  await turn();

  fail();
  await assert.rejects(task, /not there/);
  assert.equal(task.state, 'failed');
  task.retry();
  await turn();
  arrive();

  assert.equal(await task, video);
  assert.deepEqual(asked, ['prepare', 'prepare', 'drive', 'forget']);
});

test('a stream that is canceled before its engine is there lets go of what it holds', async () => {
  const { prepare, fail } = comingJob();
  const source = new PieceQueue({ min: 1, max: 2 });
  const stream = new UploadStream(source, prepare);
  const closed = new Promise((resolve) => {
    source.close = (...args: unknown[]) => {
      resolve(args);
      return Promise.resolve();
    };
  });
  stream.append(new Blob(['bytes']));
  await turn();

  stream.cancel();
  fail();

  assert.deepEqual(await closed, [true]);
});
