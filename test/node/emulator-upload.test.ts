import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import type { Emulator } from '../../src/emulator/index.js';
import {
  basic,
  bodyOf,
  bytesOf,
  call,
  formOf,
  mebibyte,
  problemOf,
  send,
  sha256,
  started,
  until,
} from './emulator-fixture.js';

const large = bytesOf(5 * mebibyte);
const other = bytesOf(6 * mebibyte);
const small = bytesOf(1000);

async function begin(emulator: Emulator, range = 'part 1/*'): Promise<string> {
  const { videoId } = await bodyOf(await send(emulator, large, { range }));
  return videoId;
}

test('a whole file makes a video that is titled as the file is named', async (t) => {
  const emulator = await started(t);

  const response = await send(emulator, small, { name: 'été 1.webm' });
  const video = await bodyOf(response);

  assert.equal(response.status, 201);
  assert.equal(video.title, 'été 1.webm');
  assert.match(video.videoId, /^vi\w{22}$/);
  assert.deepEqual(emulator.videos, [video.videoId]);
  assert.equal(emulator.video(video.videoId)?.sha256, sha256(small));
});

test('parts that come out of order are put together in theirs', async (t) => {
  const emulator = await started(t);

  const first = await send(emulator, small, { range: 'part 3/3', name: 'third' });
  const { videoId, ...rest } = await bodyOf(first);
  await send(emulator, large, { range: 'part 1/*', videoId, name: 'first' });
  const before = emulator.video(videoId);
  const last = await bodyOf(await send(emulator, other, { range: 'part 2/*', videoId, name: 'second' }));

  const after = emulator.video(videoId);
  assert.deepEqual(rest, {});
  assert.deepEqual([before?.complete, before?.sha256], [false, undefined]);
  assert.equal(last.title, 'third');
  assert.deepEqual(
    after?.parts.map(({ number, bytes }) => [number, bytes]),
    [
      [1, large.length],
      [2, other.length],
      [3, small.length],
    ],
  );
  assert.equal(after.complete, true);
  assert.equal(after.sha256, sha256(large, other, small));
  assert.equal(sha256(await readFile(after.path)), after.sha256);
});

test('byte ranges are put together as parts are', async (t) => {
  const emulator = await started(t);
  const total = large.length + small.length;

  const first = await send(emulator, small, { range: `bytes ${large.length}-${total - 1}/${total}` });
  const { videoId } = await bodyOf(first);
  await send(emulator, large, { range: `bytes 0-${large.length - 1}/*`, videoId });

  assert.equal(emulator.video(videoId)?.sha256, sha256(large, small));
  assert.deepEqual(
    emulator.video(videoId)?.parts.map(({ number }) => number),
    [1, 2],
  );
});

test('parts that come at the same time complete the video once', async (t) => {
  const emulator = await started(t);
  const videoId = await begin(emulator);

  const answers = await Promise.all(
    [2, 3, 4, 5, 6, 7].map((n) => send(emulator, n === 7 ? small : other, { range: `part ${n}/7`, videoId })),
  );

  const bodies = await Promise.all(answers.map(bodyOf));
  assert.equal(bodies.filter(({ title }) => title === 'clip.mp4').length, 1);
  assert.equal(emulator.video(videoId)?.sha256, sha256(large, other, other, other, other, other, small));
});

test('of the same part sent twice at the same time, one is stored and one is refused', async (t) => {
  const emulator = await started(t);
  const videoId = await begin(emulator);

  const answers = await Promise.all([1, 2].map(() => send(emulator, other, { range: 'part 2/*', videoId })));

  assert.deepEqual(answers.map(({ status }) => status).sort(), [201, 400]);
  assert.equal(emulator.video(videoId)?.bytes, large.length + other.length);
});

test('without a videoId, every part makes a video of its own', async (t) => {
  const emulator = await started(t);

  await begin(emulator, 'part 1/2');
  await begin(emulator, 'part 2/2');

  assert.equal(emulator.videos.length, 2);
});

test('a duplicate part is refused with its number, and changes nothing', async (t) => {
  const emulator = await started(t);
  const videoId = await begin(emulator);

  const response = await send(emulator, other, { range: 'part 1/*', videoId });
  const problem = await bodyOf(response);

  assert.match(problem.type, /\/video-content-range-by-part-part-already-sent$/);
  assert.equal(problem.detail, 'The part number 1 has already been sent.');
  assert.equal(emulator.video(videoId)?.bytes, large.length);
});

test('a total that changes is refused', async (t) => {
  const emulator = await started(t);
  const videoId = await begin(emulator, 'part 1/3');

  const response = await send(emulator, other, { range: 'part 2/4', videoId });

  assert.equal(await problemOf(response), '400 video-content-range-by-part-different-total-parts');
});

test('a whole file is refused after ranges, and anything after completion', async (t) => {
  const emulator = await started(t);
  const videoId = await begin(emulator);

  const whole = await send(emulator, small, { videoId });
  await send(emulator, small, { range: 'part 2/2', videoId });
  const late = await send(emulator, small, { range: 'part 2/2', videoId });
  const again = await send(emulator, small, { videoId });

  assert.equal(await problemOf(whole), '400 video-content-range-already-initiated');
  assert.equal(await problemOf(late), '400 video-source-already-uploaded');
  assert.equal(await problemOf(again), '400 video-source-already-uploaded');
});

test('tokens that are missing or unknown are told apart, and an unknown video is not found', async (t) => {
  const emulator = await started(t);

  const missing = await fetch(`${emulator.url}/upload`, { method: 'POST', body: formOf(small) });
  const unknown = await send(emulator, large, { token: 'to0' });
  const nowhere = await send(emulator, small, { videoId: 'vi0' });

  assert.equal(await problemOf(missing), '401 authentication-missing-upload-token');
  assert.equal(await problemOf(unknown), '401 authentication-invalid-upload-token');
  const problem = await bodyOf(nowhere);
  assert.deepEqual([nowhere.status, problem.name], [404, 'videoId']);
});

test('POST /videos/{videoId}/source fills a container under the same rules, with the key', async (t) => {
  const emulator = await started(t);
  const { videoId } = await bodyOf(await call(emulator, 'POST', '/videos', { title: 'Mine' }));
  const upload = (path: string, authorization: string) =>
    fetch(emulator.url + path, {
      method: 'POST',
      headers: { Authorization: authorization, 'Content-Range': 'part 1/1' },
      body: formOf(small),
    });

  const nobody = await upload(`/videos/${videoId}/source`, basic('wrong'));
  const nowhere = await upload('/videos/vi0/source', basic(emulator.apiKey));
  const done = await upload(`/videos/${videoId}/source`, basic(emulator.apiKey));

  assert.equal(await problemOf(nobody), '401 authentication-invalid-api-key');
  assert.equal(await problemOf(nowhere), '404 resource-not-found');
  assert.deepEqual([done.status, (await bodyOf(done)).title], [201, 'Mine']);
});

test('a video deleted while a part is under way refuses the part', async (t) => {
  const emulator = await started(t);
  const videoId = await begin(emulator);
  emulator.faults.push({ match: { part: 2 }, then: { bytesPerSecond: 20 * mebibyte } });

  const sending = send(emulator, large, { range: 'part 2/2', videoId });
  await until(() => (emulator.requests.at(-1)?.bytes ?? 0) > 0);
  await call(emulator, 'DELETE', `/videos/${videoId}`);

  assert.equal(await problemOf(await sending), '404 resource-not-found');
});
