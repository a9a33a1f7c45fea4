import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { after, before, test } from 'node:test';
import ky from 'ky';
import standIn, { type KyOptions } from '../../components/cdn/ky.js';

interface Heard {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly headers: object;
  readonly body: string;
}

let address: string;
const server = createServer((request, response) => {
  void answer(request).then(({ status, heard }) => response.writeHead(status).end(JSON.stringify(heard)));
});

async function answer(request: IncomingMessage): Promise<{ status: number; heard: Heard }> {
  const { method, url, headers } = request;
  const type = anyBoundary(headers['content-type'] ?? '');
  const body = anyBoundary(await text(request));
  const heard = { method, url, headers: { type, accept: headers.accept, more: headers['x-more'] }, body };
  return { status: url === '/missing' ? 404 : 200, heard };
}

/** Every form has another boundary. */
function anyBoundary(words: string): string {
  return words.replaceAll(/-{4,}[\w-]+/g, 'boundary');
}

before(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

after(() => server.close());

/** As the transport asks. */
const common = { credentials: 'omit', retry: 0, timeout: false, throwHttpErrors: false } as const;

function form(): FormData {
  const parts = new FormData();
  parts.append('file', new Blob(['abc']), 'a.mp4');
  return parts;
}

const requests: Readonly<Record<string, readonly [path: string, options: () => KyOptions]>> = {
  'a question': ['/a?b=c', () => ({ method: 'GET', headers: {} })],
  'a part': ['/upload', () => ({ method: 'POST', headers: { 'x-more': '1' }, body: form() })],
  'a body': ['/json', () => ({ method: 'POST', headers: { 'x-more': '1' }, json: { refreshToken: 'x' } })],
  'a refusal': ['/missing', () => ({ method: 'GET', headers: {} })],
};

for (const [what, [path, options]] of Object.entries(requests)) {
  test(`the scripts' stand-in for ky sends the same as ky: ${what}`, async () => {
    const answers = await Promise.all(
      [ky, standIn].map(async (send) => {
        const response = await send(address + path, { ...common, ...options() });
        return { status: response.status, heard: (await response.json()) as Heard };
      }),
    );

    assert.deepEqual(answers[1], answers[0]);
  });
}

test("the scripts' stand-in for ky ends with its signal, and says why", async () => {
  const reason = new Error('Enough.');

  await assert.rejects(standIn(address, { ...common, signal: AbortSignal.abort(reason) }), reason);
});
