import assert from 'node:assert/strict';
import type { Drive } from './driver.js';
import { uploaded } from './video-scenarios.js';

export async function summarisesVideos(drive: Drive): Promise<void> {
  const source = '/summaries/{summaryId}/source' as const;
  const written = await drive('POST /videos', 201, { body: { title: 'Written' } });
  const awaited = await drive('POST /videos', 201, { body: { title: 'Awaited' } });
  const ready = await uploaded(drive, 'Ready');
  const create = (videoId: unknown, more: object = {}) =>
    drive('POST /summaries', 201, { body: { videoId, ...more } });

  const own = await create(written.videoId);
  const waiting = await create(awaited.videoId, { origin: 'auto' });
  const done = await create(ready, { origin: 'auto', attributes: ['abstract'] });

  assert.deepEqual([own.origin, own.sourceStatus], ['api', 'missing']);
  assert.deepEqual([waiting.origin, waiting.sourceStatus], ['auto', 'waiting']);
  assert.equal(done.sourceStatus, 'completed');
  const said = await drive(`GET ${source}`, 200, { params: done });
  assert.deepEqual(Object.keys(said), ['abstract']);

  await drive('POST /summaries', 409, {
    body: { videoId: ready, origin: 'auto' },
    problem: 'summary-already-exists videoId',
  });
  await drive(`PATCH ${source}`, 409, { params: waiting, body: {}, problem: 'summary-already-exists' });
  const body = { abstract: 'Short.', takeaways: ['one'] };
  assert.deepEqual(await drive(`PATCH ${source}`, 201, { params: own, body }), body);
  assert.deepEqual(await drive(`GET ${source}`, 200, { params: own }), body);
  const kept = await drive(`PATCH ${source}`, 201, { params: own, body: { abstract: 'Other.' } });
  assert.deepEqual(kept.takeaways, ['one']);

  const ids = async (query: string) => {
    const { data } = await drive('GET /summaries', 200, { query });
    return data.map(({ summaryId }) => summaryId);
  };
  assert.deepEqual(await ids('origin=api'), [own.summaryId]);
  assert.deepEqual(await ids('sourceStatus=waiting'), [waiting.summaryId]);
  assert.deepEqual(await ids(`videoId=${ready}`), [done.summaryId]);
  assert.deepEqual(await ids('sourceStatus=failed'), []);
  await drive('DELETE /summaries/{summaryId}', 204, { params: own });
  await drive(`GET ${source}`, 404, { params: own, problem: 'resource-not-found summaryId' });
}
