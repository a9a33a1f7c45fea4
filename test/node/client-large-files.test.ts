import assert from 'node:assert/strict';
import { once } from 'node:events';
import { closeSync, createReadStream, openSync, truncateSync, writeSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { openFile } from '../../src/node/file-input.js';
import { ApiVideoClient } from '../../src/node/index.js';
import { digestOf } from '../../src/upload/journal-entry.js';
import { temporaryFolder } from '../helpers/temporary-folder.js';

const GiB = 1024 ** 3;
const size = 5 * GiB + 7;

/** A file that is a hole, but for words around places where 31 and 32 bits end, and at its own end. */
function largeFile(t: TestContext): string {
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
  return path;
}

async function bytesOf(path: string): Promise<Blob> {
  const file = await openFile(path);
  if (file.kind !== 'fixed') throw new Error('It is a file.');
  return file.bytes;
}

test('a file of more than 4 GiB has its size, and its bytes in their places', async (t) => {
  const bytes = await bytesOf(largeFile(t));

  assert.equal(bytes.size, size);
  assert.equal(await bytes.slice(2 * GiB - 3, 2 * GiB + 3).text(), 'second');
  assert.equal(await bytes.slice(4 * GiB - 3, 4 * GiB + 3).text(), 'fourth');
  assert.equal(await bytes.slice(-3).text(), 'end');
  assert.equal(
    await bytes
      .slice(4 * GiB - 10)
      .slice(7, 13)
      .text(),
    'fourth',
  );
  assert.equal(bytes.slice(9, 3).size, 0);
});

test('its bytes come as a stream too, more than are read at once', async (t) => {
  const bytes = await bytesOf(largeFile(t));

  const piece = bytes.slice(4 * GiB - 700_000, 4 * GiB + 700_000, 'video/mp4');

  const read = Buffer.from(await new Response(piece.stream()).arrayBuffer());
  assert.equal(read.length, 1_400_000);
  assert.equal(read.indexOf('fourth'), 700_000 - 3);
  assert.equal(piece.type, 'video/mp4');
});

test('a stream of its end begins there', async (t) => {
  const path = largeFile(t);

  const file = await openFile(createReadStream(path, { start: 4 * GiB - 3 }));

  assert.equal(file.kind, 'fixed');
  assert.equal(file.bytes.size, size - 4 * GiB + 3);
  assert.equal(await file.bytes.slice(0, 6).text(), 'fourth');
});

test('parts of it are told apart by what is in them', async (t) => {
  const bytes = await bytesOf(largeFile(t));
  const source = { size, name: '', ownName: '', modified: 0, slice: bytes.slice.bind(bytes) };
  const of = (start: number) => digestOf({ start, end: start + 10 }, source);

  assert.notEqual(await of(4 * GiB - 3), await of(3 * GiB));
  assert.equal(await of(3 * GiB), await of(4.5 * GiB));
});

for (const fetch of [undefined, globalThis.fetch] as const) {
  const how = fetch ? 'through a fetch of one’s own' : 'by Node’s own means';
  test(`all of it is sent, ${how}: the first part tells how many there are`, async (t) => {
    const path = largeFile(t);
    const seen: { range: string; bytes: number }[] = [];
    const server = createServer((request, response) => {
      const sent = request.method === 'POST';
      let bytes = 0;
      request.on('data', (chunk: Buffer) => (bytes += chunk.length));
      request.on('end', () => {
        if (sent) seen.push({ range: String(request.headers['content-range']), bytes });
        response.writeHead(sent ? 404 : 200, { 'Content-Type': 'application/json' });
        response.end(sent ? '{"title":"No such video","status":404}' : '{}');
      });
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    t.after(() => server.close());
    const baseUri = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const client = new ApiVideoClient({ apiKey: 'key', baseUri, ...(fetch && { fetch }) });

    const sent = client.videos.upload('vi1', path, { partSize: 5 * 1024 * 1024, journal: false });

    await assert.rejects(Promise.resolve(sent), { code: 'not-found' });
    const total = Math.ceil(size / (5 * 1024 * 1024));
    assert.deepEqual(
      seen.map(({ range }) => range),
      [`part 1/${total}`],
    );
    assert.ok((seen[0]?.bytes ?? 0) > size / total, JSON.stringify(seen));
  });
}
