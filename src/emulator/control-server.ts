import type { IncomingHttpHeaders } from 'node:http';
import { answerOf, json, type Answer } from './answer.js';
import { drain } from './body.js';
import { isGone } from './connection.js';
import { control, type Controls } from './control.js';
import { preflight } from './cors.js';
import { InvalidFault } from './fault-schema.js';
import type { Request, Response } from './listener.js';
import { isLoopbackAddress, isLoopbackName } from './loopback.js';
import { problem } from './problem.js';
import { send } from './send.js';

const prefix = '/_emulator/';

/** Whether a request is for the control endpoint. */
export function isControl({ url = '' }: Pick<Request, 'url'>): boolean {
  return url.startsWith(prefix);
}

/**
 * Makes the function that serves the control endpoint. It is for this machine only: requests from elsewhere, and
 * pages that come from elsewhere, are refused. Neither faults nor limits touch it, and it leaves no record.
 */
export function createControlServer(
  controls: Controls,
): (request: Request, response: Response) => Promise<void> {
  return async (request, response) => {
    const { origin } = request.headers;
    const cors = {
      ...(origin && isLocalOrigin(origin) && { 'Access-Control-Allow-Origin': origin }),
      Vary: 'Origin',
    };
    try {
      await send(await answerTo(request, controls), response, cors);
    } catch {
      // The client has left while it was being answered.
      response.destroy();
    }
  };
}

async function answerTo(request: Request, controls: Controls): Promise<Answer> {
  if (!isLocal(request))
    return json(403, { title: 'The control endpoint is for this machine only.', status: 403 });
  if (request.method === 'OPTIONS') return preflight(request.headers);

  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
  const [name = '', id, ...others] = pathname.slice(prefix.length).split('/');
  // A path with dots in it may have led out, and one with more steps leads nowhere.
  const known = pathname.startsWith(prefix) && others.length === 0;
  try {
    const { method = 'GET' } = request;
    if (!known) throw problem('unrecognized-request-url');
    return await control({ method, name, id, query: searchParams, body: request }, controls);
  } catch (error) {
    if (error instanceof InvalidFault) return json(400, { title: error.message, status: 400 });
    return answerOf(error);
  } finally {
    if (!isGone(request)) await drain(request);
  }
}

function isLocal({ socket, headers }: Request): boolean {
  const {
    host,
    ':authority': authority = host,
    origin,
  } = headers as IncomingHttpHeaders & {
    readonly ':authority'?: string;
  };
  // A name of someone else's that leads here is how a page of theirs would come in.
  const local = isLoopbackAddress(socket.remoteAddress ?? '') && isLocalOrigin(`http://${authority ?? ''}`);
  return local && (origin === undefined || isLocalOrigin(origin));
}

function isLocalOrigin(origin: string): boolean {
  return URL.canParse(origin) && isLoopbackName(new URL(origin).hostname);
}
