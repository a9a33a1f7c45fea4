import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Readable } from 'node:stream';
import { answerOf, type Answer } from './answer.js';
import { drain } from './body.js';
import { preflight } from './cors.js';
import { createFaultPicker, traitsOf, type Fault } from './faults.js';
import { play } from './outcome.js';
import { Problem } from './problem.js';
import type { OpenRecord, RequestLog } from './request-log.js';
import { findRoute, type Route } from './router.js';
import { assetRoutes } from './routes/assets.js';
import { authRoutes } from './routes/auth.js';
import { sourceRoutes } from './routes/sources.js';
import { uploadTokenRoutes } from './routes/upload-tokens.js';
import { videoRoutes } from './routes/videos.js';
import { send } from './send.js';
import type { World } from './world.js';

const routes: readonly Route[] = [
  ...authRoutes,
  ...videoRoutes,
  ...sourceRoutes,
  ...uploadTokenRoutes,
  ...assetRoutes,
];

/** Makes the function that serves one request, from its arrival to the end of its answer. It never rejects. */
export function createServer(
  world: World,
  log: RequestLog,
  faults: readonly Fault[],
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const pickFault = createFaultPicker(faults);

  return async (request, response) => {
    const { method = 'GET', url = '/', headers } = request;
    const [path, search] = splitUrl(url);
    const fault = pickFault(traitsOf(method, path, headers['content-range']));
    const query = new URLSearchParams(search);
    const record = log.open({ method, path, query, headers, fault, startedAt: world.now() });
    const connected = new AbortController();
    response.once('close', () => {
      record.endedAt ??= world.now();
      connected.abort();
    });

    const proceed = (body: Readable) => respond(world, record, body);
    try {
      const outcome = await play(fault?.then, request, proceed, connected.signal);
      if (request.socket.destroyed || outcome === 'silence') return;
      if (outcome === 'reset') request.socket.resetAndDestroy();
      else await conclude(outcome, record, response);
    } catch (error) {
      // Either the client has left, and nobody hears an answer, or half of one is out and cannot be taken back.
      if (request.socket.destroyed || response.headersSent) response.destroy();
      else await conclude(answerOf(error), record, response);
    }
  };

  async function conclude(answer: Answer, record: OpenRecord, response: ServerResponse): Promise<void> {
    record.status = answer.status;
    if (typeof answer.body !== 'object') record.endedAt = world.now();
    await send(answer, response);
  }
}

/** The normal way of a request. The body is read to its end in any case: many clients take an early answer for a failure. */
async function respond(world: World, record: OpenRecord, body: Readable): Promise<Answer> {
  const answer = await dispatch(world, record, body).catch((error: unknown) => {
    if (body.destroyed && !body.readableEnded) throw error;
    return answerOf(error);
  });

  await drain(body);
  return answer;
}

async function dispatch(world: World, record: OpenRecord, body: Readable): Promise<Answer> {
  const { method, path, query, headers } = record;
  if (method === 'OPTIONS') return preflight(headers);

  const found = findRoute(routes, method, path);
  if (found instanceof Problem) throw found;

  const { route, params } = found;
  if (route.access === 'key') world.credentials.check(headers.authorization);
  record.videoId = params.videoId;
  return route.handle({ params, query, headers, body, record, world });
}

function splitUrl(url: string): readonly [path: string, search: string] {
  const mark = url.indexOf('?');
  return mark < 0 ? [url, ''] : [url.slice(0, mark), url.slice(mark + 1)];
}
