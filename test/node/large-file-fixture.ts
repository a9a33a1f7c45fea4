import { once } from 'node:events';
import { closeSync, openSync, truncateSync, utimesSync, writeSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { temporaryFolder } from '../helpers/temporary-folder.js';
import { mebibyte } from './emulator-fixture.js';

export const GiB = 1024 ** 3;
/** Parts in which the places around 2 and 4 GiB are not at the edges. */
export const partSize = 15 * mebibyte;
export const total = 275;
export const size = total * partSize - 7;

/** A file that is a hole, but for words around places where 31 and 32 bits end, and at its own end. */
export function largeFile(t: TestContext): string {
  const folder = temporaryFolder();
  t.after(() => folder.close());
  const path = join(folder.path, 'film.mp4');
  const file = openSync(path, 'w');
  for (const [place, text] of [
    [2 * GiB - 3, 'second'],
    [4 * GiB - 3, 'fourth'],
    [size - 3, 'end'],
  ] as const) {
    writeSync(file, text, place);
  }
  closeSync(file);
  truncateSync(path, size);
  // Long ago, so that a change has another date however coarse the clock is.
  utimesSync(path, 2, 2);
  return path;
}

/** A request with a part, and what its form holds as the file. */
export interface SentPart {
  readonly range: string;
  readonly file: Buffer;
}

export interface PartServer {
  readonly baseUri: string;
  /** Parts that have come whole. */
  readonly parts: readonly SentPart[];
  /** Calls that brought none. */
  readonly calls: readonly string[];
}

/** A service with a video that has `received` those parts. `onPart` is called when a part's first bytes have come. */
export async function partServer(
  t: TestContext,
  { received = [], onPart }: { received?: readonly number[]; onPart?: (range: string) => void } = {},
): Promise<PartServer> {
  const parts: SentPart[] = [];
  const calls: string[] = [];
  const server = createServer((request, response) => {
    void answerTo(request).then(
      ([status, answer]) => {
        response.writeHead(status, { 'Content-Type': 'application/json' });
        response.end(JSON.stringify(answer));
      },
      () => response.destroy(), // the request has broken off
    );
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });

  async function answerTo(request: IncomingMessage): Promise<[status: number, answer: object]> {
    const range = request.headers['content-range'];
    if (range === undefined) {
      calls.push(`${request.method ?? ''} ${request.url ?? ''}`);
      request.resume();
      return [200, { ingest: { receivedParts: { parts: received, total: received.length ? total : null } } }];
    }
    const chunks: Buffer[] = [];
    for await (const chunk of request) {
      if (chunks.length === 0) onPart?.(range);
      chunks.push(chunk as Buffer);
    }
    parts.push({ range, file: fileIn(Buffer.concat(chunks)) });
    // Whoever goes on although the file is another is let come to an end.
    if (parts.length === 5) return [400, { title: 'Enough.', status: 400 }];
    return [201, { videoId: 'vi1', title: 'Film', assets: {} }];
  }

  return { baseUri: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, parts, calls };
}

/** The last field's content: between the end of its header and the last line. */
function fileIn(form: Buffer): Buffer {
  const header = form.indexOf('\r\n\r\n', form.indexOf('name="file"'));
  return form.subarray(header + 4, form.lastIndexOf('\r\n--'));
}
