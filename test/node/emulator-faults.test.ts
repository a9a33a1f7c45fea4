import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matches, traitsOf, type Fault } from '../../src/emulator/faults.js';
import {
  bodyOf,
  bytesOf,
  call,
  mebibyte,
  problemOf,
  send,
  sha256,
  started,
  until,
} from './emulator-fixture.js';

const large = bytesOf(5 * mebibyte);
const small = bytesOf(1000);
const unavailable = { status: 503, body: 'busy' };

test('a fault is for the requests that all its conditions hold for', () => {
  const part = traitsOf('POST', '/upload', 'part 2/3');
  const whole = traitsOf('POST', '/videos/vi1/source', undefined);
  const range = traitsOf('POST', '/upload', 'bytes 5-9/10');
  const read = traitsOf('GET', '/videos/vi1', undefined);

  assert.equal(matches({}, read), true);
  assert.equal(matches({ method: 'get', path: '/videos/*' }, read), true);
  assert.equal(matches({ path: '/videos' }, read), false);
  assert.equal(matches({ part: 2 }, part), true);
  assert.equal(matches({ part: 2, last: true }, part), false);
  assert.equal(matches({ last: false }, part), true);
  assert.equal(matches({ part: 1, last: true }, whole), true);
  assert.equal(matches({ last: true }, range), true);
  assert.equal(matches({ last: false }, read), false);
});

test('a preflight is spared unless it is asked for by name', () => {
  const traits = traitsOf('OPTIONS', '/upload', undefined);

  assert.equal(matches({}, traits), false);
  assert.equal(matches({ path: '/upload' }, traits), false);
  assert.equal(matches({ method: 'OPTIONS' }, traits), true);
});

test('the first fault with times left wins, and its times are counted', async (t) => {
  const emulator = await started(t, { faults: [{ match: {}, times: 2, then: { status: 500 } }] });
  emulator.faults.push({ match: {}, times: 1, then: { status: 502 } });

  const statuses = [];
  for (let i = 0; i < 4; i++) statuses.push((await call(emulator, 'GET', '/videos')).status);

  assert.deepEqual(statuses, [500, 500, 502, 200]);
});

test('the list of faults is live: pushed to, emptied, or assigned', async (t) => {
  const emulator = await started(t);
  const status = async () => (await call(emulator, 'GET', '/videos')).status;

  emulator.faults.push({ match: {}, then: unavailable });
  const pushed = await status();
  emulator.faults.length = 0;
  const emptied = await status();
  emulator.faults = [{ match: {}, then: { status: 429 } }];
  const assigned = await status();

  assert.deepEqual([pushed, emptied, assigned], [503, 200, 429]);
});

test('an answer fault reads the body, stores nothing, and can be read by any page', async (t) => {
  const emulator = await started(t);
  const fault: Fault = {
    match: { path: '/upload' },
    then: { status: 429, headers: { 'X-RateLimit-Retry-After': '3' }, body: { title: 'Too many requests.' } },
  };
  emulator.faults.push(fault);

  const response = await send(emulator, large);

  assert.equal(response.status, 429);
  assert.equal(response.headers.get('X-RateLimit-Retry-After'), '3');
  assert.equal(response.headers.get('Access-Control-Allow-Origin'), '*');
  assert.equal(response.headers.get('Content-Type'), 'application/json');
  assert.deepEqual(await response.json(), { title: 'Too many requests.' });
  assert.deepEqual(emulator.videos, []);
  assert.equal(emulator.requests.at(-1)?.fault, fault);
});

test('a string body is sent as it is, as the type it looks like or is said to be', async (t) => {
  const emulator = await started(t, {
    faults: [
      { match: {}, times: 1, then: { status: 502, body: '<html>Bad gateway</html>' } },
      {
        match: {},
        times: 1,
        then: { headers: { 'content-type': 'application/json; charset=utf-8' }, body: '[]' },
      },
    ],
  });

  const page = await call(emulator, 'GET', '/videos');
  const list = await call(emulator, 'GET', '/videos');

  assert.deepEqual([page.status, page.headers.get('content-type')], [502, 'text/html']);
  assert.equal(await page.text(), '<html>Bad gateway</html>');
  assert.deepEqual([list.status, list.headers.get('content-type')], [200, 'application/json; charset=utf-8']);
});

test('drop before: the connection is reset and nothing is stored', async (t) => {
  const emulator = await started(t);
  emulator.faults.push({ match: { path: '/upload' }, times: 1, then: { drop: 'before' } });

  await assert.rejects(send(emulator, large));

  await until(() => emulator.requests[0]?.endedAt !== undefined);
  assert.equal(emulator.requests[0]?.status, undefined);
  assert.deepEqual(emulator.videos, []);
});

test('drop after: the part is stored and its answer lost, so that sending it again is a duplicate', async (t) => {
  const emulator = await started(t);
  const { videoId } = await bodyOf(await send(emulator, large, { range: 'part 1/*' }));
  emulator.faults.push({ match: { last: true }, times: 1, then: { drop: 'after' } });
  emulator.faults.push({ match: { part: 2 }, times: 1, then: { drop: 'after' } });

  await assert.rejects(send(emulator, large, { range: 'part 2/*', videoId }));
  const again = await send(emulator, large, { range: 'part 2/*', videoId });
  await assert.rejects(send(emulator, small, { range: 'part 3/3', videoId }));
  const late = await send(emulator, small, { range: 'part 3/3', videoId });

  assert.equal(await problemOf(again), '400 video-content-range-by-part-part-already-sent');
  assert.equal(await problemOf(late), '400 video-source-already-uploaded');
  assert.equal(emulator.video(videoId)?.sha256, sha256(large, large, small));
});

test('delay: the request waits and then goes its normal way', async (t) => {
  const emulator = await started(t, { faults: [{ match: {}, then: { delay: 60 } }] });
  const start = performance.now();

  const response = await call(emulator, 'GET', '/videos');

  // Node rounds timers to whole milliseconds.
  assert.ok(performance.now() - start >= 59);
  assert.equal(response.status, 200);
});

test('bytesPerSecond: the body is read no faster, and arrives whole', async (t) => {
  const emulator = await started(t, { faults: [{ match: {}, then: { bytesPerSecond: 25 * mebibyte } }] });
  const start = performance.now();

  const { videoId } = await bodyOf(await send(emulator, large));

  assert.ok(performance.now() - start >= 190);
  assert.equal(emulator.video(videoId)?.sha256, sha256(large));
});

test('hang: no answer ever comes, until the client gives up', async (t) => {
  const emulator = await started(t, { faults: [{ match: {}, then: { hang: true } }] });
  const patience = new AbortController();

  const sending = send(emulator, large, { signal: patience.signal });
  await until(() => emulator.requests.length === 1);
  patience.abort();

  await assert.rejects(sending, { name: 'AbortError' });
  await until(() => emulator.requests[0]?.endedAt !== undefined);
  assert.deepEqual([emulator.requests[0]?.status, emulator.videos.length], [undefined, 0]);
});

test('a fault pushed that makes no sense is a 500 that says why, and the emulator lives on', async (t) => {
  const emulator = await started(t);
  emulator.faults.push({ match: {}, times: 1, then: { status: 9000 } });

  const broken = await call(emulator, 'GET', '/videos');
  const next = await call(emulator, 'GET', '/videos');

  assert.deepEqual([broken.status, next.status], [500, 200]);
  assert.match((await bodyOf(broken)).detail, /then\.status must be a status from 200 to 599/);
});
