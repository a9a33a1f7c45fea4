import assert from 'node:assert/strict';
import type { Emulator } from '../../../src/emulator/index.js';
import { fileForm, png, type Drive } from './driver.js';

export async function streamsLive(drive: Drive, emulator: Emulator): Promise<void> {
  const at = '/live-streams/{liveStreamId}' as const;
  const restream = { name: 'Tube', serverUrl: 'rtmp://tube.example/app', streamKey: 'k' };
  const stream = await drive('POST /live-streams', 200, { body: { name: 'Show', restreams: [restream] } });
  await drive('POST /live-streams', 200, { body: { name: 'Other', public: false, playerId: 'pl1' } });
  const params = { liveStreamId: stream.liveStreamId };
  const names = async (query: string) => {
    const { data } = await drive('GET /live-streams', 200, { query });
    return data.map(({ name }) => name);
  };

  assert.deepEqual([stream.public, stream.broadcasting, stream.restreams], [true, false, [restream]]);
  assert.deepEqual(await names('sortBy=name&sortOrder=desc'), ['Show', 'Other']);
  assert.deepEqual(await names('name=how'), ['Show']);
  assert.deepEqual(await names(`streamKey=${stream.streamKey}`), ['Show']);
  const changed = await drive(`PATCH ${at}`, 200, {
    params,
    body: { name: 'Act', restreams: [], playerId: 'pl1' },
  });
  assert.deepEqual([changed.name, changed.restreams, changed.playerId], ['Act', [], 'pl1']);
  assert.equal('playerId' in (await drive(`PATCH ${at}`, 200, { params, body: { playerId: null } })), false);
  assert.equal((await drive(`GET ${at}`, 200, { params })).name, 'Act');

  const refused: readonly (readonly [object, string, RegExp?])[] = [
    [{ restreams: [{ ...restream, name: '' }] }, 'restreams[0][name]', /should not be blank/],
    [{ restreams: [{ ...restream, name: null }] }, 'restreams[0][name]', /should not be null/],
    [
      { restreams: [restream, { ...restream, serverUrl: 'rtmp://tube' }] },
      'restreams[1][serverUrl]',
      /Missing app name/,
    ],
    [
      { restreams: [{ ...restream, serverUrl: 'http://tube/app' }] },
      'restreams[0][serverUrl]',
      /following format/,
    ],
    [{ restreams: Array(6).fill(restream) }, 'restreams', /5 elements or less/],
    [{ public: 'yes' }, 'public'],
  ];
  for (const [body, name, detail] of refused) {
    const problem = `invalid-attribute ${name}`;
    await drive(`PATCH ${at}`, 400, { params, body, problem, ...(detail && { detail }) });
    await drive('POST /live-streams', 400, {
      body: { name: 'x', ...body },
      problem,
      ...(detail && { detail }),
    });
  }
  await drive('POST /live-streams', 400, { body: {}, problem: 'attribute-required name' });

  const pictured = await drive(`POST ${at}/thumbnail`, 201, { params, form: fileForm(png(), 'a.png') });
  const picture = await fetch(pictured.assets.thumbnail);
  assert.equal(picture.headers.get('Content-Type'), 'image/png');
  await drive(`POST ${at}/thumbnail`, 400, {
    params,
    form: fileForm(png(), 'a.tiff'),
    problem: 'uploaded-file-extension-invalid file',
  });
  await drive(`DELETE ${at}/thumbnail`, 200, { params });
  const missing = { problem: 'resource-not-found liveStreamId' };
  await drive(`POST ${at}/thumbnail`, 404, { ...missing, form: fileForm(png(), 'a.png') });
  await drive(`DELETE ${at}/thumbnail`, 404, missing);

  emulator.startBroadcast(params.liveStreamId);
  assert.equal((await drive(`GET ${at}`, 200, { params })).broadcasting, true);
  await drive(`PUT ${at}/complete`, 202, { params });
  await drive(`PUT ${at}/complete`, 404, missing);
  assert.equal((await drive(`GET ${at}`, 200, { params })).broadcasting, false);
  const { data } = await drive('GET /videos', 200, { query: `liveStreamId=${params.liveStreamId}` });
  assert.equal(data[0]?.source.liveStream.liveStreamId, params.liveStreamId);
  await drive(`DELETE ${at}`, 204, { params });
  await drive(`GET ${at}`, 404, { params, ...missing });
}

export async function themesPlayers(drive: Drive): Promise<void> {
  const at = '/players/{playerId}' as const;
  const made = await drive('POST /players', 201, {
    body: { name: 'Dark', link: 'rgba(1, 2, 3, .5)', hideTitle: true },
  });
  await drive('POST /players', 201, { body: {} });
  const params = { playerId: made.playerId };

  assert.deepEqual([made.link, made.hideTitle, made.enableApi], ['rgba(1, 2, 3, .5)', true, true]);
  assert.deepEqual(await drive(`GET ${at}`, 200, { params }), made);
  const { data } = await drive('GET /players', 200, { query: 'sortBy=name&sortOrder=desc' });
  assert.equal(data[0]?.name, 'Dark');
  await drive('GET /players', 400, { query: 'pageSize=0', problem: 'pageSize' });
  const changed = await drive(`PATCH ${at}`, 200, { params, body: { name: 'Light' } });
  assert.deepEqual([changed.name, changed.link], ['Light', made.link]);
  await drive(`PATCH ${at}`, 404, { body: {}, problem: 'resource-not-found playerId' });

  const link = 'https://example.com';
  const form = fileForm(png(200, 100), 'logo.png', { link });
  const { assets } = await drive(`POST ${at}/logo`, 201, { params, form });
  assert.equal(assets.link, link);
  assert.equal((await fetch(assets.logo)).status, 200);
  const refused: readonly (readonly [Buffer, string, string])[] = [
    [png(), 'a.svg', 'uploaded-file-extension-invalid file'],
    [png(201, 100), 'a.png', 'uploaded-file-invalid-file file'],
    [Buffer.alloc(100 * 1024 + 1), 'a.png', 'uploaded-file-too-large file'],
  ];
  for (const [content, name, problem] of refused) {
    await drive(`POST ${at}/logo`, 400, { params, form: fileForm(content, name), problem });
  }
  await drive(`POST ${at}/logo`, 404, {
    form: fileForm(png(), 'a.png'),
    problem: 'resource-not-found playerId',
  });
  await drive(`DELETE ${at}/logo`, 204, { params });
  assert.deepEqual((await drive(`GET ${at}`, 200, { params })).assets, {});
  await drive(`DELETE ${at}/logo`, 404, { problem: 'resource-not-found playerId' });
  await drive(`DELETE ${at}`, 204, { params });
  await drive(`DELETE ${at}`, 404, { params, problem: 'resource-not-found playerId' });
  await drive(`GET ${at}`, 404, { params, problem: 'resource-not-found playerId' });
}

export async function keepsWatermarks(drive: Drive): Promise<void> {
  const made = await drive('POST /watermarks', 200, { form: fileForm(png(), 'a.png') });

  assert.match(made.watermarkId, /^watermark_\w+$/);
  await drive('POST /watermarks', 400, {
    form: fileForm(png(), 'a.webp'),
    problem: 'uploaded-file-extension-invalid file',
  });
  const { data } = await drive('GET /watermarks', 200, { query: 'sortBy=createdAt&sortOrder=asc' });
  assert.deepEqual(data, [made]);
  await drive('GET /watermarks', 400, { query: 'currentPage=no', problem: 'page' });
  await drive('DELETE /watermarks/{watermarkId}', 204, { params: made });
  await drive('DELETE /watermarks/{watermarkId}', 404, {
    params: made,
    problem: 'resource-not-found watermarkId',
  });
}

export async function registersWebhooks(drive: Drive): Promise<void> {
  const events = ['video.encoding.quality.completed', 'video.source.recorded'];
  const url = 'http://127.0.0.1:9/hook';
  const made = await drive('POST /webhooks', 201, { body: { events, url } });

  assert.match(made.signatureSecret, /^sig_sec_\w+$/);
  assert.deepEqual(await drive('GET /webhooks/{webhookId}', 200, { params: made }), made);
  assert.deepEqual((await drive('GET /webhooks', 200, { query: 'events=video.source.recorded' })).data, [
    made,
  ]);
  assert.deepEqual((await drive('GET /webhooks', 200, { query: 'events=video.summary.generated' })).data, []);
  const { problems } = await drive('POST /webhooks', 400, { body: {}, problem: 'attribute-required events' });
  assert.deepEqual(
    problems.map(({ name }) => name),
    ['events', 'url'],
  );
  await drive('POST /webhooks', 400, { body: { events: 'x', url }, problem: 'invalid-attribute events' });
  await drive('POST /webhooks', 400, {
    body: { events: ['x'], url },
    problem: 'invalid-attribute events[0]',
  });
  await drive('POST /webhooks', 400, { body: { events, url: 'hook' }, problem: 'invalid-attribute url' });
  await drive('POST /webhooks', 201, { body: { events, url } });
  await drive('POST /webhooks', 400, { body: { events, url }, problem: 'webhook-limit-reached' });
  await drive('DELETE /webhooks/{webhookId}', 204, { params: made });
  await drive('DELETE /webhooks/{webhookId}', 404, { params: made, problem: 'resource-not-found webhookId' });
  await drive('GET /webhooks/{webhookId}', 404, { params: made, problem: 'resource-not-found webhookId' });
}

export async function countsTags(drive: Drive): Promise<void> {
  for (const tags of [['Été', 'zoo'], ['Été']])
    await drive('POST /videos', 201, { body: { title: 't', tags } });
  const list = async (query: string) => (await drive('GET /tags', 200, { query })).data;

  assert.deepEqual(await list('value=ete'), [{ value: 'Été', videoCount: 2 }]);
  assert.deepEqual(await list('sortBy=videoCount'), [
    { value: 'Été', videoCount: 2 },
    { value: 'zoo', videoCount: 1 },
  ]);
  assert.deepEqual(await list('sortOrder=desc&pageSize=1'), [{ value: 'zoo', videoCount: 1 }]);
}
