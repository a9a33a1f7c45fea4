import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What has come. */
export interface SinkTally {
  readonly requests: number;
  /** Of files, without the forms around them. */
  readonly bytes: number;
  /** When the last request began, in milliseconds since the epoch. */
  readonly lastBegan: number;
}

/** A server that takes uploads as api.video does, counts their bytes and forgets them: nothing is written. */
export interface Sink {
  readonly url: string;
  readonly tally: SinkTally;
  /** The next last part of a source is refused for now, once all others have arrived. */
  refuseLast(): void;
  /** Forgets what has come. */
  reset(): void;
  close(): void;
}

const cors = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Methods': 'POST',
  'Access-Control-Allow-Headers':
    'Content-Range, Content-Type, AV-Origin-App, AV-Origin-Sdk, AV-Origin-Client',
  'Access-Control-Max-Age': '7200',
  'Access-Control-Expose-Headers': 'X-RateLimit-Limit, X-RateLimit-Remaining, X-RateLimit-Retry-After',
  'Timing-Allow-Origin': '*',
  // Who is told of no limit keeps the service's usual ones, which small files reach at once.
  'X-RateLimit-Limit': '1000000',
  'X-RateLimit-Remaining': '999999',
  'X-RateLimit-Retry-After': '0',
};

/** Most bytes that come before a form's file. */
const mostOfHead = 16 * 1024;

export async function startSink(): Promise<Sink> {
  let tally: SinkTally = { requests: 0, bytes: 0, lastBegan: 0 };
  let refusing = false;
  let accepted = 0;
  let others: (() => void) | undefined;

  async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    tally = { ...tally, requests: tally.requests + 1, lastBegan: Date.now() };
    const bytes = await fileBytes(request);
    // What comes in one piece has no range; where parts begin to come, nobody may know yet how many there will be.
    const [, number, total] =
      /^part (\d+)\/(\d+|\*)$/.exec(request.headers['content-range'] ?? 'part 1/1') ?? [];
    const last = number === total;
    if (last && refusing) {
      while (accepted < Number(total) - 1) await new Promise<void>((resolve) => (others = resolve));
      refusing = false;
      answer(response, 503, {
        type: 'https://docs.api.video/reference/unavailable',
        title: 'Not now.',
        status: 503,
      });
      return;
    }
    tally = { ...tally, bytes: tally.bytes + bytes };
    accepted++;
    others?.();
    answer(response, 201, { videoId: 'vi0', ...(last && { assets: {} }) });
  }

  const server = createServer({ keepAliveTimeout: 60_000, requestTimeout: 0 }, (request, response) => {
    if (request.method === 'POST')
      take(request, response).catch(() => response.destroy()); // who sent it has left
    else answer(response, 204);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    get tally() {
      return tally;
    },
    refuseLast: () => (refusing = true),
    reset: () => {
      tally = { requests: 0, bytes: 0, lastBegan: 0 };
      accepted = 0;
    },
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** How many bytes the form's file has, which comes last in it. */
async function fileBytes(request: IncomingMessage): Promise<number> {
  const [, boundary = ''] = /boundary="?([^";]+)/.exec(request.headers['content-type'] ?? '') ?? [];
  let head = Buffer.alloc(0);
  let before = -1;
  let all = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    all += chunk.length;
    if (before >= 0) continue;
    head = Buffer.concat([head, chunk.subarray(0, mostOfHead)]);
    const name = head.indexOf('filename=');
    const end = name < 0 ? -1 : head.indexOf('\r\n\r\n', name);
    if (end >= 0) before = end + 4;
  }
  if (before < 0) throw new Error('The form has no file.');
  return all - before - `\r\n--${boundary}--\r\n`.length;
}

function answer(response: ServerResponse, status: number, body?: object): void {
  response.writeHead(status, { ...cors, ...(body && { 'Content-Type': 'application/json' }) });
  response.end(body && JSON.stringify(body));
}
