import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Answer, FileSlice, TextSource } from './answer.js';
import type { Response } from './listener.js';

/**
 * Puts an answer on the wire; of one to HEAD only the headers. Rejects if the client leaves before its end. The
 * answer's own headers are stronger than `common`.
 */
export async function send(
  { status, headers, body }: Answer,
  response: Response,
  common: Readonly<Record<string, string>>,
): Promise<void> {
  response.statusCode = status;
  for (const [name, value] of Object.entries({ ...common, ...headers })) response.setHeader(name, value);

  if (body === undefined) {
    if (status !== 204) response.setHeader('Content-Length', 0);
    response.end();
    return;
  }
  if (typeof body === 'string') response.setHeader('Content-Length', Buffer.byteLength(body));
  else if (typeof body === 'object') response.setHeader('Content-Length', body.end - body.start);

  if (response.req.method === 'HEAD') response.end();
  else if (typeof body === 'string') response.end(body);
  else await pipeline(streamOf(body, response), response);
}

function streamOf(body: FileSlice | TextSource, response: Response): Readable {
  if (typeof body === 'object') {
    const { path, start, end } = body;
    return createReadStream(path, { start, end: end - 1, highWaterMark: 1024 * 1024 });
  }

  const left = new AbortController();
  response.once('close', () => left.abort());
  return Readable.from(body(left.signal));
}
