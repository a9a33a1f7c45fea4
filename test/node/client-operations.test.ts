import Official from '@api.video/nodejs-client';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Operation } from '../../src/api/operation.js';
import { analytics } from '../../src/api/operations/analytics.js';
import { auth } from '../../src/api/operations/auth.js';
import { captions } from '../../src/api/operations/captions.js';
import { chapters } from '../../src/api/operations/chapters.js';
import { liveStreams } from '../../src/api/operations/live-streams.js';
import { playerThemes } from '../../src/api/operations/player-themes.js';
import { rawStatistics } from '../../src/api/operations/raw-statistics.js';
import { summaries } from '../../src/api/operations/summaries.js';
import { tags } from '../../src/api/operations/tags.js';
import { uploadTokens } from '../../src/api/operations/upload-tokens.js';
import { videos } from '../../src/api/operations/videos.js';
import { watermarks } from '../../src/api/operations/watermarks.js';
import { webhooks } from '../../src/api/operations/webhooks.js';
import { ApiVideoClient } from '../../src/node/index.js';
import { nonconformities, operationOf } from '../helpers/client/conformance.js';
import {
  driveAnalytics,
  driveAuth,
  driveLiveStreams,
  driveLooks,
  driveProject,
  driveTracks,
  driveUploads,
  driveVideos,
} from '../helpers/client/drive-all.js';
import { recorder, type Exchange } from '../helpers/client/recorder.js';
import { readDescription } from '../helpers/operations/description.js';
import { documented } from '../helpers/operations/documented.js';
import { clientScene } from './client-fixture.js';

type Table = Readonly<Record<string, Operation>>;

const tables: Readonly<Record<string, Table>> = {
  analytics,
  captions,
  chapters,
  liveStreams,
  playerThemes,
  rawStatistics,
  summaries,
  tags,
  uploadTokens,
  videos,
  watermarks,
  webhooks,
};
const description = readDescription();
const skip = description ? false : 'the description of the API is not beside this repository';

test('the tables hold the 64 operations, each once', () => {
  const rows = [...Object.values(tables), auth as Table].flatMap((table) => Object.values(table));

  const names = rows.map(({ method, path }) => `${method} ${path}`);
  assert.deepEqual(names.sort(), Object.keys(documented).sort());
});

test('the tables are the description: names, methods, paths, lists and files', { skip }, () => {
  for (const described of description?.all ?? []) {
    const { client, method, httpMethod, path, paginated, body } = described;
    const row = client === null ? (auth as Table)[method] : tables[client]?.[method];
    const engine = /^upload(WithUploadToken)?$/.test(method) && client === 'videos';
    const files = body?.contentType === 'multipart/form-data' && !engine;

    const at = `${client ?? 'auth'}.${method}`;
    assert.deepEqual([row?.method, row?.path], [httpMethod, path], at);
    assert.equal(row?.trait?.kind, paginated ? 'list' : files ? 'file' : undefined, at);
  }
});

test('whoever comes from the official client finds each of its methods', () => {
  const methodsOf = (client: object): string[] =>
    Object.keys(tables).flatMap((resource) => {
      const found = (Reflect.get(client, resource) ?? {}) as Readonly<Record<string, unknown>>;
      const inherited = Object.getOwnPropertyNames(Object.getPrototypeOf(found) as object);
      const names = [...inherited, ...Object.keys(found)].filter((name) => typeof found[name] === 'function');
      return names.map((name) => `${resource}.${name}`);
    });
  const ours = new Set(methodsOf(new ApiVideoClient()));

  const missing = methodsOf(new Official({ apiKey: 'key' })).filter((name) => !ours.has(name));

  // The parts of an upload have many answers, and so no one's headers.
  assert.deepEqual(missing, [
    'videos.uploadWithResponseHeaders',
    'videos.uploadWithUploadTokenWithResponseHeaders',
  ]);
});

test('headers are told by the official names too', async (t) => {
  const { client } = await clientScene(t, { rateLimits: 'production' });

  const { body, headers } = await client.videos.listWithResponseHeaders({ pageSize: 5 });

  assert.deepEqual(body.data, []);
  assert.ok(Number(headers['x-ratelimit-remaining']) > 0);
});

test('each operation, driven against the emulator, is sent and answered as it is described', async (t) => {
  const exchanges: Exchange[] = [];
  const { emulator, clientWith } = await clientScene(t, { videoRestore: true });
  const client = clientWith({ apiKey: emulator.apiKey, fetch: recorder(exchanges) });

  const videoId = await driveVideos(client);
  const { sessionId } = emulator.addView({ mediaId: videoId });
  await driveTracks(client, videoId);
  const liveStreamId = await driveLiveStreams(client);
  await driveLooks(client);
  await driveProject(client, videoId);
  await driveAnalytics(client, { videoId, liveStreamId, sessionId });
  await driveUploads(client);
  await driveAuth(clientWith, emulator.apiKey, recorder(exchanges));

  // The one refusal is that of the token which is there to be refused.
  const [refused, ...others] = exchanges.filter(({ status }) => status >= 300);
  assert.deepEqual([refused?.status, refused?.path, others], [401, '/tags', []]);
  const seen = exchanges
    .filter((exchange) => exchange !== refused)
    .map((exchange) => ({ exchange, operation: description && operationOf(description.all, exchange) }));
  if (!description) {
    t.diagnostic('NOT CHECKED against the description, which is not beside this repository');
    return;
  }
  for (const { exchange, operation } of seen) {
    assert.ok(operation, `${exchange.method} ${exchange.path} is an operation`);
    assert.deepEqual(
      nonconformities(description.schemas, operation, exchange),
      [],
      `${exchange.method} ${exchange.path}?${String(exchange.query)}`,
    );
  }
  const driven = new Set(seen.map(({ operation }) => operation));
  assert.deepEqual(
    description.all.filter((operation) => !driven.has(operation)).map(({ path }) => path),
    [],
  );
});
