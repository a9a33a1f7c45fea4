import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { Emulator } from '../../../src/emulator/index.js';
import { sha256, until } from '../../node/emulator-fixture.js';
import { fileForm, png, type Drive, type Reply } from './driver.js';

const titles = (reply: Reply) => reply.data.map(({ title }) => title);

/** A video with a source, and its id. */
export async function uploaded(drive: Drive, title: string, content = title): Promise<string> {
  const { videoId } = await drive('POST /videos', 201, { body: { title } });
  await drive('POST /videos/{videoId}/source', 201, {
    params: { videoId },
    form: fileForm(content, 'clip.mp4'),
  });
  return videoId;
}

export async function createsVideos(drive: Drive): Promise<void> {
  const body = {
    title: 'Whole',
    description: 'All fields',
    public: false,
    panoramic: true,
    mp4Support: false,
    playerId: 'pl1',
    tags: ['a', 'b'],
    metadata: [{ key: 'k', value: 'v' }],
    clip: { startTimecode: '00:00:01.500', endTimecode: '20' },
    watermark: { id: 'watermark_1', top: '10px', right: '5%', width: 'initial', opacity: '70%' },
    language: 'no',
    transcript: true,
    unheardOf: 1,
  };

  const { title, description, playerId, tags, metadata, language, languageOrigin, assets, ...rest } =
    await drive('POST /videos', 201, { body });
  assert.deepEqual(
    { title, description, playerId, tags, metadata, language, languageOrigin, mp4: assets.mp4 },
    {
      title: 'Whole',
      description: 'All fields',
      playerId: 'pl1',
      tags: ['a', 'b'],
      metadata: [{ key: 'k', value: 'v' }],
      language: 'no',
      languageOrigin: 'api',
      mp4: undefined,
    },
  );
  assert.deepEqual([rest.public, rest.panoramic, rest.mp4Support], [false, true, false]);

  const refused: readonly (readonly [object, string, RegExp?])[] = [
    [{}, 'attribute-required title'],
    [{ title: 'x', tags: 'a' }, 'invalid-attribute tags', /must be an array/],
    [{ title: 'x', metadata: ['a'] }, 'invalid-attribute metadata'],
    [{ title: 'x', language: 'f r' }, 'invalid-attribute language', /only letters and dashes/],
    [{ title: 'x', language: 'xx' }, 'invalid-attribute language', /is not valid/],
    [{ title: 'x', clip: { startTimecode: 'soon' } }, 'invalid-attribute clip[startTimecode]'],
    [{ title: 'x', watermark: { top: '10' } }, 'invalid-attribute watermark[top]'],
    [{ title: 'x', source: 'vi0' }, 'invalid-attribute source'],
    [{ title: 'x', source: 'ftp://127.0.0.1/a' }, 'invalid-attribute source'],
    [{ title: 'x', source: 'https://example.com/a.mp4' }, 'invalid-attribute source', /loopback/],
  ];
  for (const [wrong, problem, detail] of refused) {
    await drive('POST /videos', 400, { body: wrong, problem, ...(detail && { detail }) });
  }
}

export async function createsVideosWithSources(drive: Drive, emulator: Emulator): Promise<void> {
  const original = await uploaded(drive, 'Original', 'the bytes');
  const server = createServer((_, response) => response.end('from a url')).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/file.mp4`;

  const copy = await drive('POST /videos', 202, { body: { title: 'Copy', source: original } });
  const loaded = await drive('POST /videos', 202, { body: { title: 'Loaded', source: url } });
  await until(() => [copy, loaded].every(({ videoId }) => emulator.video(videoId)?.complete));
  server.close();

  assert.equal(emulator.video(copy.videoId)?.sha256, sha256(Buffer.from('the bytes')));
  assert.equal(emulator.video(loaded.videoId)?.sha256, sha256(Buffer.from('from a url')));
  const form = () => fileForm('x', 'x.mp4');
  await drive('POST /videos/{videoId}/source', 400, {
    params: copy,
    form: form(),
    problem: 'video-source-already-copied',
  });
  await drive('POST /videos/{videoId}/source', 400, {
    params: loaded,
    form: form(),
    problem: 'video-source-already-downloaded',
  });
}

export async function listsVideos(drive: Drive): Promise<void> {
  const make = (title: string, more: object = {}) =>
    drive('POST /videos', 201, { body: { title, description: `About ${title}`, ...more } });
  await make('Bees', { tags: ['list', 'x'], metadata: [{ key: 'a', value: '1' }] });
  await make('Ants', {
    tags: ['list', 'x', 'y'],
    metadata: [
      { key: 'a', value: '1' },
      { key: 'b', value: '2' },
    ],
  });
  await make('Cows', { tags: ['list', 'y'] });
  const list = async (query: string) => titles(await drive('GET /videos', 200, { query }));

  assert.deepEqual(await list('tags[]=list'), ['Cows', 'Ants', 'Bees']);
  assert.deepEqual(await list('tags[]=list&tags[]=x'), ['Ants', 'Bees']);
  assert.deepEqual(await list('tags%5B0%5D=x&tags%5B1%5D=y'), ['Ants']);
  assert.deepEqual(await list('tags[]=list&metadata[a]=1'), ['Ants', 'Bees']);
  assert.deepEqual(await list('metadata[a]=1&metadata[b]=2'), ['Ants']);
  assert.deepEqual(await list('title=ow&tags[]=list'), ['Cows']);
  assert.deepEqual(await list('title=OW&tags[]=list'), []);
  assert.deepEqual(await list('description=About%20A'), ['Ants']);
  assert.deepEqual(await list('liveStreamId=li0'), []);
  assert.deepEqual(await list('tags[]=list&sortBy=title'), ['Ants', 'Bees', 'Cows']);
  assert.deepEqual(await list('tags[]=list&sortBy=title&sortOrder=desc'), ['Cows', 'Bees', 'Ants']);
  assert.deepEqual(await list('tags[]=list&sortBy=createdAt&sortOrder=asc'), ['Bees', 'Ants', 'Cows']);
  assert.deepEqual(await list('tags[]=list&currentPage=9'), []);
  const page = await drive('GET /videos', 200, { query: 'tags[]=list&currentPage=2&pageSize=1' });
  assert.equal(page.pagination.links[2]?.uri, '/videos?tags%5B%5D=list&currentPage=1&pageSize=1');
  await drive('GET /videos', 400, { query: 'pageSize=101', problem: 'pageSize' });
  await drive('GET /videos', 400, {
    query: 'sortBy=colour',
    problem: 'request-invalid-query-parameter sortBy',
  });
  await drive('GET /videos', 400, {
    query: 'sortOrder=up',
    problem: 'request-invalid-query-parameter sortOrder',
  });
}

export async function changesVideos(drive: Drive): Promise<void> {
  const video = await drive('POST /videos', 201, {
    body: { title: 'Before', tags: ['a', 'b'], metadata: [{ key: 'k', value: 'v' }], playerId: 'pl1' },
  });
  const patch = (body: object) => drive('PATCH /videos/{videoId}', 200, { params: video, body });

  const kept = await patch({ title: 'After', tags: ['c'], videoId: 'vi0', createdAt: 'never' });
  assert.deepEqual(
    [kept.title, kept.tags, kept.metadata.length, kept.playerId, kept.videoId],
    ['After', ['c'], 1, 'pl1', video.videoId],
  );
  const unset = await patch({ playerId: null, metadata: [], language: 'fr' });
  assert.deepEqual(['playerId' in unset, unset.metadata, unset.language], [false, [], 'fr']);
  assert.equal('language' in (await patch({ language: null })), false);
  assert.equal((await drive('GET /videos/{videoId}', 200, { params: video })).title, 'After');

  const params = video;
  await drive('PATCH /videos/{videoId}', 400, {
    params,
    body: { title: null },
    problem: 'invalid-attribute title',
  });
  await drive('PATCH /videos/{videoId}', 400, {
    params,
    body: { tags: 'a' },
    problem: 'invalid-attribute tags',
  });
  await drive('PATCH /videos/{videoId}', 404, { body: {}, problem: 'resource-not-found videoId' });
  await patch({ transcriptSummary: true });
  await drive('PATCH /videos/{videoId}', 409, {
    params,
    body: { transcriptSummary: true },
    problem: 'summary-already-exists transcriptSummary',
  });
}

export async function readsStatus(drive: Drive): Promise<void> {
  const video = await drive('POST /videos', 201, { body: { title: 'Status' } });
  const fresh = await drive('GET /videos/{videoId}/status', 200, { params: video });
  await drive('POST /videos/{videoId}/source', 201, { params: video, form: fileForm('abc', 'a.mp4') });
  const whole = await drive('GET /videos/{videoId}/status', 200, { params: video });

  assert.deepEqual([fresh.ingest ?? null, fresh.encoding.playable], [null, false]);
  assert.deepEqual([whole.ingest?.filesize, whole.ingest?.receivedBytes], [3, []]);
  const ranged = await drive('POST /videos', 201, { body: { title: 'Ranged' } });
  await drive('POST /videos/{videoId}/source', 201, {
    params: ranged,
    form: fileForm(Buffer.alloc(5 * 1024 * 1024), 'a.mp4'),
    headers: { 'Content-Range': 'bytes 0-5242879/*' },
  });
  const begun = await drive('GET /videos/{videoId}/status', 200, { params: ranged });
  assert.deepEqual(begun.ingest?.receivedBytes, [{ from: 0, to: 5242879 }]);
  await drive('GET /videos/{videoId}/status', 404, { problem: 'resource-not-found videoId' });
  await drive('GET /videos/{videoId}', 404, { problem: 'resource-not-found videoId' });
  await drive('POST /videos/{videoId}/source', 400, {
    params: video,
    form: fileForm('abc', 'a.mp4'),
    problem: 'video-source-already-uploaded file',
  });
  await drive('POST /videos/{videoId}/source', 404, {
    form: fileForm('abc', 'a.mp4'),
    problem: 'resource-not-found videoId',
  });
}

export async function choosesThumbnails(drive: Drive): Promise<void> {
  const video = await drive('POST /videos', 201, { body: { title: 'Picture' } });
  const post = 'POST /videos/{videoId}/thumbnail';
  const patch = 'PATCH /videos/{videoId}/thumbnail';

  const { assets } = await drive(post, 200, { params: video, form: fileForm(png(), 'a.png') });
  const served = await fetch(assets.thumbnail);
  assert.equal(served.headers.get('Content-Type'), 'image/png');
  assert.deepEqual(Buffer.from(await served.arrayBuffer()), png());
  // A file without an extension is taken by what is in it.
  await drive(post, 200, { params: video, form: fileForm(png(), 'blob') });
  for (const timecode of ['00:01:00.000', '00:01:00:12', '00:01:00', '7']) {
    await drive(patch, 200, { params: video, body: { timecode } });
  }

  const invalid = 'uploaded-file-extension-invalid file';
  await drive(post, 400, { params: video, form: fileForm(png(), 'a.gif'), problem: invalid });
  await drive(post, 400, { params: video, form: fileForm('text', 'blob'), problem: invalid });
  await drive(post, 400, {
    params: video,
    form: fileForm(Buffer.alloc(8 * 1024 * 1024 + 1), 'a.png'),
    problem: 'uploaded-file-too-large file',
  });
  await drive(post, 400, { params: video, form: new FormData(), problem: 'uploaded-file-no-file file' });
  await drive(post, 404, { form: fileForm(png(), 'a.png'), problem: 'resource-not-found videoId' });
  await drive(patch, 404, { body: { timecode: '1' }, problem: 'resource-not-found videoId' });
}

export async function discardsVideos(drive: Drive): Promise<void> {
  const video = await drive('POST /videos', 201, { body: { title: 'Bin', tags: ['bin'] } });
  const params = video;
  await drive('DELETE /videos/{videoId}', 204, { params });
  await drive('DELETE /videos/{videoId}', 404, { params, problem: 'resource-not-found videoId' });
  await drive('GET /videos/{videoId}', 404, { params });
  assert.deepEqual(titles(await drive('GET /videos', 200, { query: 'tags[]=bin' })), []);

  const found = await drive('GET /discarded/videos/{videoId}', 200, { params });
  assert.deepEqual([found.discarded, found.assets], [true, null]);
  const lifetime = Date.parse(found.deletesAt) - Date.parse(found.discardedAt);
  assert.equal(lifetime, 90 * 24 * 3600 * 1000);
  assert.deepEqual(titles(await drive('GET /discarded/videos', 200, { query: 'tags[]=bin&sortBy=title' })), [
    'Bin',
  ]);
  await drive('GET /discarded/videos', 400, { query: 'currentPage=0', problem: 'page' });

  const restore = 'PATCH /discarded/videos/{videoId}';
  await drive(restore, 400, { params, body: { discarded: true }, problem: 'invalid-attribute discarded' });
  const restored = await drive(restore, 200, { params, body: { discarded: false } });
  assert.deepEqual([restored.discarded, restored.deletesAt], [false, null]);
  assert.equal((await drive('GET /videos/{videoId}', 200, { params })).title, 'Bin');
  await drive(restore, 404, { params, body: { discarded: false }, problem: 'resource-not-found videoId' });
  await drive('GET /discarded/videos/{videoId}', 404, { params, problem: 'resource-not-found videoId' });
}
