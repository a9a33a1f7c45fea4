import type { IncomingHttpHeaders } from 'node:http';
import type { Readable } from 'node:stream';
import { answerOf, type Answer } from './answer.js';
import { drain } from './body.js';
import { isGone, reset } from './connection.js';
import { corsHeaders, preflight } from './cors.js';
import type { FaultPicker } from './fault-picker.js';
import { traitsOf } from './faults.js';
import type { Request, Response } from './listener.js';
import { play } from './outcome.js';
import { problem, Problem } from './problem.js';
import { rateClassOf, rateLimitHeaders, type RateLimiter } from './rate-limits.js';
import type { OpenRecord, RequestLog } from './request-log.js';
import { findRoute } from './router.js';
import { routes } from './routes/all.js';
import { send } from './send.js';
import type { World } from './world.js';

/** What decides on the way of a request before any route does. */
export interface Policies {
  readonly pickFault: FaultPicker;
  /** `undefined` lets everything pass, and says nothing of limits. */
  readonly limiter: RateLimiter;
  /** Whether pages may read the headers about limits. */
  readonly exposeRateLimit: boolean;
}

/** Makes the function that serves one request, from its arrival to the end of its answer. It never rejects. */
export function createServer(
  world: World,
  log: RequestLog,
  { pickFault, limiter, exposeRateLimit }: Policies,
): (request: Request, response: Response) => Promise<void> {
  const cors = corsHeaders(exposeRateLimit);

  return async (request, response) => {
    const { method, url } = request;
    const headers = withoutPseudo(request.headers);
    const [path, search] = splitUrl(url ?? '/');
    const fault = pickFault(traitsOf(method ?? 'GET', path, headers['content-range']));
    const query = new URLSearchParams(search);
    const record = log.open({
      method: method ?? 'GET',
      path,
      query,
      headers,
      fault,
      startedAt: world.now(),
    });
    const connected = new AbortController();
    response.once('close', () => {
      record.endedAt ??= world.now();
      connected.abort();
    });

    const proceed = (body: Readable) => respond(world, limiter, record, body);
    try {
      const outcome = await play(fault?.then, request, proceed, connected.signal);
      if (isGone(request) || outcome === 'silence') return;
      if (outcome === 'reset') reset(request);
      else await conclude(outcome, record, response);
    } catch (error) {
      // Either the client has left, and nobody hears an answer, or half of one is out and cannot be taken back.
      if (isGone(request) || response.headersSent) response.destroy();
      else await conclude(answerOf(error), record, response);
    }
  };

  async function conclude(answer: Answer, record: OpenRecord, response: Response): Promise<void> {
    record.status = answer.status;
    if (typeof answer.body !== 'object') record.endedAt = world.now();
    await send(answer, response, cors);
  }
}

/** The normal way of a request. The body is read to its end in any case: many clients take an early answer for a failure. */
async function respond(
  world: World,
  limiter: RateLimiter,
  record: OpenRecord,
  body: Readable,
): Promise<Answer> {
  const rateClass = rateClassOf(record.method, record.path);
  const verdict = rateClass && limiter(rateClass);
  const answer = await answerTo(verdict?.allowed ?? true).catch((error: unknown) => {
    if (body.destroyed && !body.readableEnded) throw error;
    return answerOf(error);
  });

  await drain(body);
  return verdict ? { ...answer, headers: { ...rateLimitHeaders(verdict), ...answer.headers } } : answer;

  async function answerTo(allowed: boolean): Promise<Answer> {
    if (!allowed) throw problem('too-many-requests');
    const found = await dispatch(world, record, body);
    // What an answer says must still be so if the process ends right after it.
    await world.saved();
    return found;
  }
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

/** The headers as HTTP/1.1 would bring them. */
function withoutPseudo(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  const { ':authority': authority } = headers;
  const plain = Object.entries(headers).filter(([name]) => !name.startsWith(':'));
  return { ...(typeof authority === 'string' && { host: authority }), ...Object.fromEntries(plain) };
}
