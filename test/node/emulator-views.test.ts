import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readBeacon } from '../../src/emulator/delivery/beacon.js';
import { viewerOf } from '../../src/emulator/delivery/viewer.js';
import { watch } from '../../src/emulator/delivery/watch.js';
import type { View } from '../../src/emulator/view.js';
import { bodyOf, call, send, started } from './emulator-fixture.js';

const begun: View = {
  mediaType: 'video',
  mediaId: 'vi1',
  sessionId: 's1',
  startedAt: 0,
  seconds: 0,
  position: 0,
  ended: false,
  country: 'FR',
  deviceType: 'computer',
  operatingSystem: 'linux',
  browser: 'firefox',
  referrer: '',
  events: [],
};

test('a view adds up what was played, and not what was jumped over', () => {
  const events = [
    [1, 0],
    [2, 0],
    [4, 1],
    [4, 2],
    [7, 30],
    [4, 31],
    [3, 31.5],
    [7, 10],
    [2, 10],
    [6, 11],
  ].map(([typ, vti], index) => ({ eat: index * 1000, typ, vti }));

  const view = watch(begun, readBeacon({ sid: 's1', mid: 'vi1', sat: 0, eve: events }));

  assert.deepEqual([view.seconds, view.position, view.ended], [4.5, 11, true]);
  assert.deepEqual(
    view.events.map(({ type }) => type),
    ['ready', 'play', 'seek.forward', 'pause', 'seek.backward', 'resume', 'end'],
  );
});

test('a viewer is known by the headers of the browser', () => {
  const headers = (agent: string) => ({ 'user-agent': agent, 'accept-language': 'pt-BR,pt;q=0.9' });

  assert.deepEqual(viewerOf(headers('Mozilla/5.0 (Windows NT 10.0) Chrome/147.0 Safari/537.36 Edg/147.0')), {
    country: 'BR',
    deviceType: 'computer',
    operatingSystem: 'windows',
    browser: 'edge',
  });
  assert.deepEqual(
    viewerOf(headers('Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Mobile Safari/604.1')),
    {
      country: 'BR',
      deviceType: 'phone',
      operatingSystem: 'ios',
      browser: 'safari',
    },
  );
  assert.equal(viewerOf({}).browser, 'unknown');
});

test('the collector takes what player pages tell, and refuses nonsense', async (t) => {
  const emulator = await started(t, { ffmpeg: false });
  const { videoId } = await bodyOf(await send(emulator, Buffer.from('film')));
  const beacon = { sid: 's1', mid: videoId, sat: new Date().toISOString(), ref: 'https://page.example/' };
  const post = async (body: unknown) =>
    (await fetch(`${emulator.url}/collector/watch`, { method: 'POST', body: JSON.stringify(body) })).status;

  const statuses = [
    await post({ ...beacon, eve: [{ eat: Date.now(), typ: 2, vti: 0 }] }),
    await post({ ...beacon, eve: [{ eat: Date.now(), typ: 4, vti: 1.5 }] }),
    await post({ ...beacon, mid: 'vi0', eve: [] }),
    await post({ ...beacon, eve: [{ eat: Date.now(), typ: 'constructor' }] }),
    await post({ ...beacon, eve: 1 }),
  ];
  const metric = await call(emulator, 'GET', '/data/metrics/watch-time/sum');

  assert.deepEqual(statuses, [204, 204, 404, 400, 400]);
  assert.equal(((await metric.json()) as { data: number }).data, 1.5);
});
