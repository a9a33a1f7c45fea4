import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { listen, type Request, type Response } from '../../../src/emulator/listener.js';
import type { Receiver, Tally } from '../receivers.js';

/** As much may wait for the disk as in the emulator. */
const writeAhead = 2 * 1024 * 1024;

const cors = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Methods': 'PUT',
  'Access-Control-Allow-Headers': 'Content-Range, Content-Type',
  'Access-Control-Expose-Headers': 'Range',
  'Access-Control-Max-Age': '7200',
};

/** The protocol of resumable PUTs that UpChunk speaks: `Content-Range: bytes 0-99/1000`, and 308 until all is there. */
export async function startRangeReceiver(folder: string): Promise<Receiver> {
  const path = join(folder, 'received');
  const listener = await listen({ host: '127.0.0.1', port: 0, https: true });
  let tally: Tally = { requests: 0, bytes: 0 };

  async function store(request: Request, response: Response): Promise<void> {
    const [, from, to, total] =
      /^bytes (\d+)-(\d+)\/(\d+)$/.exec(request.headers['content-range'] ?? '') ?? [];
    tally = { ...tally, requests: tally.requests + 1 };
    if (Number(from) !== tally.bytes) {
      request.resume();
      respond(response, 416);
      return;
    }

    const flags = tally.bytes === 0 ? 'w' : 'a';
    await pipeline(request, createWriteStream(path, { flags, highWaterMark: writeAhead }));
    tally = { ...tally, bytes: Number(to) + 1 };
    const whole = tally.bytes === Number(total);
    respond(response, whole ? 200 : 308, whole ? {} : { Range: `bytes=0-${to ?? ''}` });
  }

  listener.serve(async (request, response) => {
    try {
      if (request.method === 'PUT') await store(request, response);
      else respond(response, request.method === 'OPTIONS' ? 204 : 405);
    } catch {
      response.destroy(); // the browser has left
    }
  });

  return {
    port: Number(new URL(listener.url).port),
    token: '',
    tally: () => tally,
    async reset() {
      tally = { requests: 0, bytes: 0 };
      await rm(path, { force: true });
    },
    close: () => listener.close(),
  };
}

function respond(response: Response, status: number, headers: Readonly<Record<string, string>> = {}): void {
  response.statusCode = status;
  for (const [name, value] of Object.entries({ ...cors, ...headers })) response.setHeader(name, value);
  response.end();
}
