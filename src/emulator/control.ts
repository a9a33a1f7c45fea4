import { empty, json, type Answer } from './answer.js';
import { readJson, readJsonValue } from './body.js';
import { startBroadcast } from './broadcast.js';
import { readViewSeed, type ViewSeed } from './create-view.js';
import { thumbnailOf } from './delivery/assets.js';
import type { Fault } from './faults.js';
import { parseFaults } from './fault-schema.js';
import { readFields, withoutNulls } from './fields.js';
import { liveEvents } from './live/events.js';
import { problem } from './problem.js';
import { inspectVideo } from './received-video.js';
import type { RequestLog } from './request-log.js';
import { find } from './routes/find.js';
import { text } from './rules.js';
import type { Readable } from 'node:stream';
import { ttlRule } from './upload-tokens.js';
import type { View } from './view.js';
import type { World } from './world.js';

/** What the control endpoint rules over. */
export interface Controls {
  readonly world: World;
  readonly log: RequestLog;
  /** The live list. */
  readonly faults: Fault[];
  readonly seed: number;
  addView(seed: ViewSeed): View;
  reset(): Promise<void>;
}

/** A request to the control endpoint. */
export interface ControlRequest {
  readonly method: string;
  /** What follows `/_emulator/`: a name, and an id for some. */
  readonly name: string;
  readonly id: string | undefined;
  readonly query: URLSearchParams;
  readonly body: Readable;
}

type Endpoint = (request: ControlRequest, controls: Controls) => Answer | Promise<Answer>;

const endpoints: Readonly<Record<string, Endpoint>> = {
  'GET ': () =>
    json(200, { endpoints: Object.keys(endpoints).map((row) => row.replace(' ', ' /_emulator/')) }),

  'GET faults': (_, { faults, seed }) => json(200, { seed, faults }),

  'POST faults': async ({ body }, { faults }) => {
    faults.push(...(await readFaults(body)));
    return json(201, { faults });
  },

  'PUT faults': async ({ body }, { faults }) => {
    faults.splice(0, faults.length, ...(await readFaults(body)));
    return json(200, { faults });
  },

  'DELETE faults': (_, { faults }) => {
    faults.length = 0;
    return empty(204);
  },

  'POST reset': async (_, controls) => {
    await controls.reset();
    return empty(204);
  },

  'GET requests': ({ query }, { log }) => {
    const after = Number(query.get('after') ?? 0);
    if (!Number.isInteger(after)) throw problem('request-invalid-query-parameter', { name: 'after' });
    const found = log.records.filter(({ id }) => id > after);
    return json(200, {
      requests: found.map((record) => ({ ...record, query: Object.fromEntries(record.query) })),
    });
  },

  'GET videos': (_, { world }) =>
    json(200, {
      videos: world.store
        .list()
        .reverse()
        .map((video) => inspectVideo(video)),
    }),

  'GET videos/{id}': ({ id = '' }, { world }) => {
    const video = inspectVideo(world.store.get(id));
    if (!video) throw problem('resource-not-found', { name: 'videoId' });
    return json(200, video);
  },

  'GET thumbnails/{id}': ({ id = '' }, { world }) => {
    const video = world.store.get(id);
    if (!video) throw problem('resource-not-found', { name: 'videoId' });
    return thumbnailOf(video, world);
  },

  'POST upload-tokens': async ({ body }, { world }) => {
    const { ttl } = readFields(withoutNulls(await readJson(body)), { ttl: ttlRule });
    return json(201, world.uploadTokens.create(ttl));
  },

  'POST broadcasts': async ({ body }, { world }) => {
    const { liveStreamId = '' } = readFields(await readJson(body), { liveStreamId: text }, ['liveStreamId']);
    find({ params: { liveStreamId } }, 'liveStreamId', world.kept.liveStreams);
    startBroadcast(liveStreamId, world);
    return empty(204);
  },

  'POST views': async ({ body }, controls) => json(201, controls.addView(readViewSeed(await readJson(body)))),

  'GET events': (_, { world, log }) => ({
    status: 200,
    headers: { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' },
    body: (signal) => liveEvents(world, log, signal),
  }),
};

/** Answers a request to the control endpoint, or throws why not. */
export async function control(request: ControlRequest, controls: Controls): Promise<Answer> {
  const { method, name, id } = request;
  const resource = id === undefined ? name : `${name}/{id}`;
  const row = `${method === 'HEAD' ? 'GET' : method} ${resource}`;
  const endpoint = Object.hasOwn(endpoints, row) ? endpoints[row] : undefined;
  if (endpoint) return endpoint(request, controls);

  const known = Object.keys(endpoints).some((other) => other.endsWith(` ${resource}`));
  throw problem(known ? 'method-not-allowed' : 'unrecognized-request-url');
}

async function readFaults(body: Readable): Promise<readonly Fault[]> {
  return parseFaults(await readJsonValue(body));
}
