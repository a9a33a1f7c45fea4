// What users of other uploaders suffer from, and which test of ours shows the opposite. Those with no file behind
// them are here; what needs a browser is in test/browser/upload-peers.test.ts.
//
// | peer, defect                                                      | test (file)                                  |
// | ----------------------------------------------------------------- | -------------------------------------------- |
// | @api.video/video-uploader: a lost answer ends in 400 "collides"   | … when the answer gets lost (upload-retry)   |
// | …: `retries: 0` behaves as 6                                      | a retry limit of 0 … (upload-retry)          |
// | …: HTML with status 200 leaves the promise pending for ever       | … captive portal that stays (upload-retry)   |
// | …: an empty file resolves with `undefined`                        | an empty file is refused … (upload-file)     |
// | …: 429 is never tried again                                       | … requests are limited (upload-retry)        |
// | …: a failing refresh of the token is never heard of               | a provider that fails … (upload-token)       |
// | …: waiting until playable never ends                              | … never becomes playable (upload-playable)   |
// | typescript-uploader#40: small parts burn the limit on requests    | parts … grow with the line (upload-file)     |
// | nodejs-client#216: each part makes a video of its own             | every part carries … the id (upload-file)    |
// | upchunk#155, #149: one lost connection is the end                 | … the connection is reset (upload-retry)     |
// | upchunk#21, vaadin#10775: no way on after a reload                | test/e2e/resume.test.ts                      |
// | upchunk#30, #51, #146: progress jumps back, or says 100 % too soon| progress never goes back … (upload-state)    |
// | upchunk#60: no way to cancel                                      | upload-cancel                                |
// | tus#773, uppy#1658: a connection that stalls hangs for ever       | … no answer ever comes (upload-retry)        |
// | uppy#2675, #5042: a token that dies midway is the end             | a token that dies … (upload-token)           |
// | uppy#1171: what an old entry refers to is gone: 404               | … was deleted meanwhile (upload-journal)     |
// | tus#807, #272: entries fill the storage                           | keeps fifty uploads (web-journal)            |
// | zulip#31921: entries outlast a logout                             | keeps nothing of an upload … (web-journal)   |
// | tus#255, uppy#2860: a changed file looks like a lost connection   | test/browser/upload-disk.test.ts             |
// | uppy#4985: a resumed file is not the one that was begun           | another file of the same name (upload-journal)|
// | mux-node-sdk#506: no limit on how long a video is                 | test/browser/upload-duration.test.ts         |
// | elements#874: a retry begins again from nothing                   | … retry() sends only what is missing (upload-retry) |
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { failureOf, fault, fileOf, partSize, reached, scene, uploadsTo } from './upload-fixture.js';

test('discourse#43373, the other way round: after a 429 nobody knocks until the time is up', async (t) => {
  const { emulator, client } = await scene(t);
  emulator.faults = [fault({ status: 429, headers: { 'X-RateLimit-Retry-After': '1' } }, {}, 1)];

  const first = client.upload(fileOf(10));
  await reached(first, 'waiting');
  const others = [1, 2, 3, 4, 5].map(() => client.upload(fileOf(10)));
  await Promise.all(others.map((task) => reached(task, 'waiting')));
  const meanwhile = uploadsTo(emulator).length;
  await Promise.all([first, ...others]);

  const [refused, ...again] = uploadsTo(emulator);
  assert.deepEqual([meanwhile, again.length], [1, 6]);
  assert.ok(again.every(({ startedAt }) => startedAt - (refused?.endedAt ?? 0) >= 990));
});

test('upchunk#51, the other way round: nothing is told after the success', async (t) => {
  const { client } = await scene(t);
  const told: string[] = [];

  const task = client.upload(fileOf(4 * partSize), { partSize });
  for (const name of ['progress', 'part', 'wait', 'statechange'] as const) {
    task.addEventListener(name, () => told.push(task.state === 'completed' ? `${name}, completed` : name));
  }
  await task;
  await client.upload(fileOf(10)); // time enough for whatever might still come

  assert.deepEqual(
    told.filter((name) => name.endsWith('completed')),
    ['statechange, completed'],
  );
  assert.equal(told.at(-1), 'statechange, completed');
});

test('vaadin#11111, the other way round: a proxy that takes no large requests is told of, at once', async (t) => {
  const { emulator, client } = await scene(t);
  emulator.faults = [fault({ status: 413, body: '<h1>413 Request Entity Too Large' })];

  const error = await failureOf(client.upload(fileOf(10)));

  assert.deepEqual([error.code, error.status, error.retryable], ['http', 413, false]);
  assert.match(error.message, /smaller parts/);
});
