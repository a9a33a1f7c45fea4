import assert from 'node:assert/strict';
import type { Emulator } from '../../../src/emulator/index.js';
import type { Drive, Reply } from './driver.js';

const minute = 60_000;

/** The numbers of an answer by the texts they belong to. */
function rows(
  { data }: Reply,
  key: 'dimensionValue' | 'emittedAt' | 'value',
  value: 'metricValue' | 'plays',
): Record<string, number> {
  return Object.fromEntries(data.map((row) => [row[key], row[value]] as const));
}

/** Three views of a video by two people, one of a live stream, one opening without play, all in the last hour. */
async function seen(drive: Drive, emulator: Emulator): Promise<{ videoId: string; liveStreamId: string }> {
  const { videoId } = await drive('POST /videos', 201, { body: { title: 'Seen', tags: ['seen'] } });
  const { liveStreamId } = await drive('POST /live-streams', 200, { body: { name: 'Seen live' } });
  const at = (minutes: number) => Date.now() - minutes * minute;
  const mediaId = videoId;

  emulator.addView({
    mediaId,
    viewerId: 'a',
    startedAt: at(50),
    seconds: 60,
    ended: true,
    browser: 'chrome',
  });
  emulator.addView({ mediaId, viewerId: 'a', startedAt: at(40), seconds: 20, country: 'US', city: 'Boston' });
  emulator.addView({ mediaId, viewerId: 'b', startedAt: at(40), seconds: 4, referrer: 'https://a.example/' });
  emulator.addView({ mediaId, startedAt: at(30), seconds: 0, deviceType: 'phone' });
  emulator.addView({ mediaId: liveStreamId, startedAt: at(20), seconds: 10 });
  return { videoId: mediaId, liveStreamId: liveStreamId };
}

export async function aggregatesMetrics(drive: Drive, emulator: Emulator): Promise<void> {
  const { videoId } = await seen(drive, emulator);
  const metric = async (name: string, query = '') => {
    const [metric = '', aggregation = ''] = name.split('/');
    const params = { metric, aggregation };
    const mine = `filterBy[mediaId][]=${videoId}${query}`;
    // The one answer whose data is a number.
    return Number(
      (await drive('GET /data/metrics/{metric}/{aggregation}', 200, { params, query: mine })).data,
    );
  };

  assert.equal(await metric('impression/count'), 4);
  assert.equal(await metric('play/count'), 3);
  assert.equal(await metric('play/rate'), 0.75);
  assert.equal(await metric('play/total'), 3);
  assert.equal(await metric('start/count'), 3);
  assert.equal(await metric('end/count'), 1);
  assert.equal(await metric('watch-time/sum'), 84);
  assert.equal(await metric('watch-time/average'), 28);
  assert.equal(await metric('impression-time/sum'), 0);
  assert.equal(await metric('impression-time/average'), 0);
  assert.equal(await metric('view/count'), 2);
  assert.equal(await metric('view/count', '&viewDuration=3s'), 3);
  assert.equal(await metric('view/count', '&viewDuration=3s&unique=true'), 2);
  assert.equal(await metric('ccv/peak'), 2);
  assert.equal(await metric('ccv/live'), 0);
  assert.ok((await metric('ccv/average', '&unique=true')) > 0);
  assert.equal(await metric('play/count', '&filterBy[browser][]=chrome&filterBy[browser][]=edge'), 1);
  assert.equal(await metric('play/count', '&filterBy[continent]=NA'), 1);
  assert.equal(await metric('play/count', '&filterBy[referrer]='), 2);
  assert.equal(await metric('play/count', '&filterBy[tag]=seen'), 3);
  assert.equal(await metric('play/count', '&filterBy[tag]=other'), 0);
  assert.equal(await metric('play/count', '&filterBy[mediaType]=live-stream'), 0);
  assert.equal(
    await metric('play/count', '&from=2020-01-01T00:00:00%2B00:00&to=2020-01-02T00:00:00%2B00:00'),
    0,
  );
}

export async function refusesAnalyticsQueries(drive: Drive): Promise<void> {
  const invalid = (name: string) => `request-invalid-query-parameter ${name}`;
  const wrong: readonly (readonly [query: string, name: string])[] = [
    ['colour=red', 'colour'],
    ['from=yesterday', 'from'],
    ['from=2020-01-01T00:00:00%2B00:00', 'from'],
    ['from=2999-01-01T00:00:00%2B00:00', 'from'],
    [`filterBy[referrer]=${'x'.repeat(2049)}`, 'filterBy[referrer]'],
    ['filterBy[colour]=red', 'filterBy[colour]'],
    ['viewDuration=5s', 'viewDuration'],
    ['unique=true', 'unique'],
  ];
  for (const [query, name] of wrong) {
    const call = { query, problem: invalid(name) };
    const params = { metric: 'play', aggregation: 'count', breakdown: 'country' };
    await drive('GET /data/metrics/{metric}/{aggregation}', 400, { ...call, params });
    await drive('GET /data/buckets/{metric}/{breakdown}', 400, { ...call, params });
    await drive('GET /data/timeseries/{metric}', 400, { ...call, params });
  }

  const view = { metric: 'view', aggregation: 'count' };
  const metrics = 'GET /data/metrics/{metric}/{aggregation}';
  await drive(metrics, 400, {
    params: view,
    query: 'viewDuration=4s',
    problem: invalid('viewDuration'),
    detail: /"30s"/,
  });
  await drive(metrics, 400, { params: view, query: 'unique=yes', problem: invalid('unique') });
  await drive(metrics, 400, {
    params: { metric: 'end', aggregation: 'sum' },
    problem: 'invalid-attribute aggregation',
  });
  const series = { params: { metric: 'play' }, problem: invalid('interval') };
  await drive('GET /data/timeseries/{metric}', 400, { ...series, query: 'interval=year' });
  await drive('GET /data/timeseries/{metric}', 400, {
    ...series,
    query: 'interval=minute',
    detail: /over 60 minutes/,
  });

  const nowhere = { problem: 'unrecognized-request-url' };
  await drive(metrics, 404, { ...nowhere, params: { metric: 'clicks', aggregation: 'count' } });
  await drive('GET /data/buckets/{metric}/{breakdown}', 404, {
    ...nowhere,
    params: { metric: 'play', breakdown: 'city' },
  });
  await drive('GET /data/timeseries/{metric}', 404, { ...nowhere, params: { metric: 'play-total' } });
}

export async function breaksMetricsDown(drive: Drive, emulator: Emulator): Promise<void> {
  const { videoId, liveStreamId } = await seen(drive, emulator);
  const buckets = async (metric: string, breakdown: string, query = '') => {
    const params = { metric, breakdown };
    const reply = await drive('GET /data/buckets/{metric}/{breakdown}', 200, { params, query });
    return rows(reply, 'dimensionValue', 'metricValue');
  };

  const mine = `filterBy[mediaId][]=${videoId}`;
  assert.deepEqual(await buckets('play', 'country', mine), { FR: 2, US: 1 });
  assert.deepEqual(await buckets('play', 'continent', `${mine}&sortBy=dimensionValue&sortOrder=desc`), {
    NA: 1,
    EU: 2,
  });
  assert.deepEqual(await buckets('impression', 'device-type', mine), { computer: 3, phone: 1 });
  assert.deepEqual(await buckets('play-rate', 'device-type', mine), { computer: 1 });
  assert.deepEqual(await buckets('view', 'browser', `${mine}&unique=true`), { chrome: 1, firefox: 1 });
  assert.deepEqual(await buckets('end', 'operating-system', mine), { linux: 1 });
  assert.deepEqual(await buckets('start', 'referrer', mine), { '': 2, 'https://a.example/': 1 });
  assert.deepEqual(await buckets('play-total', 'media-id', `filterBy[mediaId]=${liveStreamId}`), {
    [liveStreamId]: 1,
  });
  assert.deepEqual(await buckets('ccv-peak', 'media-type', mine), { video: 2 });

  const twoHours = new Date(Date.now() - 120 * minute).toISOString().replace(/\.\d+Z/, '+00:00');
  for (const [metric, interval] of [
    ['play', 'hour'],
    ['view', 'day'],
    ['ccv-peak', ''],
  ] as const) {
    const query = `${mine}&from=${encodeURIComponent(twoHours)}${interval && `&interval=${interval}`}`;
    const reply = await drive('GET /data/timeseries/{metric}', 200, { params: { metric }, query });
    const values = Object.values(rows(reply, 'emittedAt', 'metricValue'));
    assert.ok(values.length > 0 && values.every((value) => value > 0));
    assert.equal(reply.context.interval, interval || 'hour');
  }
  const hour = new Date(Date.now() - 59 * minute).toISOString().replace(/\.\d+Z/, '+00:00');
  const fine = await drive('GET /data/timeseries/{metric}', 200, {
    params: { metric: 'play' },
    query: `${mine}&interval=minute&from=${encodeURIComponent(hour)}&sortBy=emittedAt`,
  });
  assert.deepEqual(
    fine.data.map(({ metricValue }) => metricValue),
    [1, 2],
  );
}

export async function countsLegacyPlays(drive: Drive, emulator: Emulator): Promise<void> {
  const { videoId, liveStreamId } = await seen(drive, emulator);
  const from = new Date(Date.now() - 24 * 60 * minute).toISOString().slice(0, 10);
  const both = [
    ['GET /analytics/videos/plays', 'videoId', videoId, { france: 2, 'united states': 1 }],
    ['GET /analytics/live-streams/plays', 'liveStreamId', liveStreamId, { france: 1 }],
  ] as const;

  for (const [operation, idName, id, countries] of both) {
    const query = `from=${from}&filter=${idName}:${id}`;
    const counted = await drive(operation, 200, { query: `${query}&dimension=country` });
    assert.deepEqual(rows(counted, 'value', 'plays'), countries);
    for (const dimension of [idName, 'emittedAt', 'deviceType', 'operatingSystem', 'browser']) {
      await drive(operation, 200, { query: `${query}&dimension=${dimension}` });
    }
    const invalid = (name: string) => `request-invalid-query-parameter ${name}`;
    await drive(operation, 400, { query: `from=${from}`, problem: 'invalid-attribute dimension' });
    await drive(operation, 400, { query: 'dimension=country', problem: 'invalid-attribute from' });
    await drive(operation, 400, { query: `${query}&dimension=colour`, problem: invalid('dimension') });
    await drive(operation, 400, { query: `from=2018-01-01&dimension=country`, problem: invalid('from') });
    const filtered = `from=${from}&dimension=country&filter=`;
    await drive(operation, 400, {
      query: `${filtered}${id}`,
      problem: invalid('filter'),
      detail: /structure/,
    });
    await drive(operation, 400, {
      query: `${filtered}${idName}:x`,
      problem: invalid('filter'),
      detail: /existing/,
    });
  }
}

export async function refusesLegacyAnalytics(drive: Drive, status: 403 | 404): Promise<void> {
  const problem = status === 403 ? 'authorization-disabled-analytics' : 'unrecognized-request-url';

  await drive('GET /analytics/videos/plays', status, { problem });
  await drive('GET /analytics/live-streams/plays', status, { problem });
}

export async function readsRawStatistics(drive: Drive, emulator: Emulator): Promise<void> {
  const { videoId, liveStreamId } = await seen(drive, emulator);
  const params = { videoId, liveStreamId };
  emulator.addView({
    mediaId: videoId,
    sessionId: 'ps1',
    metadata: [{ key: 'class', value: '4b' }],
    startedAt: Date.UTC(2024, 0, 31, 23, 59),
  });
  const count = async (period: string, more = '') => {
    const { data } = await drive('GET /analytics/videos/{videoId}', 200, {
      params,
      query: `period=${period}${more}`,
    });
    return data.length;
  };

  for (const period of ['2024', '2024-01', '2024-W05', '2024-01-31', '2024-01-01/2024-01-31']) {
    assert.equal(await count(period), 1, period);
  }
  assert.deepEqual(
    [await count('2024', '&metadata[class]=4b'), await count('2024', '&metadata[class]=4c')],
    [1, 0],
  );
  assert.equal(await count('2024-02'), 0);
  const { data } = await drive('GET /analytics/live-streams/{liveStreamId}', 200, {
    params,
    query: `period=${new Date(Date.now() - 20 * minute).toISOString().slice(0, 10)}`,
  });
  assert.equal(data[0]?.location.country, 'France');
  const events = await drive('GET /analytics/sessions/{sessionId}/events', 200, {
    params: { sessionId: 'ps1' },
  });
  assert.deepEqual(
    events.data.map(({ type }) => type),
    ['ready', 'play', 'pause'],
  );

  const query = 'period=2024';
  await drive('GET /analytics/videos/{videoId}', 404, { query, problem: 'resource-not-found videoId' });
  await drive('GET /analytics/live-streams/{liveStreamId}', 404, {
    query,
    problem: 'resource-not-found liveStreamId',
  });
  await drive('GET /analytics/sessions/{sessionId}/events', 404, { problem: 'resource-not-found sessionId' });
}
