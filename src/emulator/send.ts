import { createReadStream } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { Answer } from './answer.js';
import { corsHeaders } from './cors.js';

/** Puts an answer on the wire; of one to HEAD only the headers. Rejects if the client leaves before its end. */
export async function send(answer: Answer, response: ServerResponse): Promise<void> {
  const { status, headers, body } = answer;
  response.statusCode = status;
  for (const [name, value] of Object.entries({ ...corsHeaders, ...headers })) response.setHeader(name, value);

  if (body === undefined) {
    if (status !== 204) response.setHeader('Content-Length', 0);
    response.end();
    return;
  }

  const length = typeof body === 'string' ? Buffer.byteLength(body) : body.end - body.start;
  response.setHeader('Content-Length', length);

  if (response.req.method === 'HEAD') response.end();
  else if (typeof body === 'string') response.end(body);
  else await pipeline(createReadStream(body.path, { start: body.start, end: body.end - 1 }), response);
}
