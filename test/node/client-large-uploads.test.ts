// Files of more than 2 GiB on their way: what is sent, and what may befall them meanwhile.
import assert from 'node:assert/strict';
import { closeSync, createReadStream, openSync, readSync, rmSync, truncateSync, utimesSync } from 'node:fs';
import { test } from 'node:test';
import { ApiVideoClient } from '../../src/node/index.js';
import { mebibyte } from './emulator-fixture.js';
import { GiB, largeFile, partServer, partSize, size, total } from './large-file-fixture.js';
import { MemoryJournal } from './memory-journal.js';
import { failureOf } from './upload-fixture.js';

function partOf(path: string, number: number): Buffer {
  const start = (number - 1) * partSize;
  const bytes = Buffer.alloc(Math.min(size, start + partSize) - start);
  const file = openSync(path, 'r');
  readSync(file, bytes, 0, bytes.length, start);
  closeSync(file);
  return bytes;
}

/** What may befall a file while it is sent. */
const events = {
  changed: (path: string) => utimesSync(path, 1, 1),
  truncated: (path: string) => truncateSync(path, 3 * GiB),
  deleted: (path: string) => rmSync(path),
};

for (const fetch of [undefined, globalThis.fetch] as const) {
  const how = fetch ? 'through a fetch of one’s own' : 'by Node’s own means';
  const clientOf = (baseUri: string): ApiVideoClient =>
    new ApiVideoClient({ apiKey: 'key', baseUri, retry: { limit: 0 }, ...(fetch && { fetch }) });

  test(`parts around 2 and 4 GiB are sent with their bytes, ${how}`, async (t) => {
    const path = largeFile(t);
    const missing = [137, 274, 275];
    const received = Array.from({ length: total }, (_, index) => index + 1).filter(
      (number) => !missing.includes(number),
    );
    const { baseUri, parts } = await partServer(t, { received });

    const video = await clientOf(baseUri).videos.upload('vi1', path, {
      partSize,
      concurrency: 1,
      journal: new MemoryJournal(),
    });

    assert.equal(video.title, 'Film');
    assert.deepEqual(
      parts.map(({ range }) => range),
      missing.map((number) => `part ${number}/${total}`),
    );
    missing.forEach((number, index) => {
      assert.ok(parts[index]?.file.equals(partOf(path, number)), `part ${number}`);
    });
    assert.deepEqual(
      parts.map(({ file }) => [file.indexOf('second'), file.indexOf('fourth'), file.indexOf('end')]),
      [
        [2 * GiB - 3 - 136 * partSize, -1, -1],
        [-1, 4 * GiB - 3 - 273 * partSize, -1],
        [-1, -1, partSize - 7 - 3],
      ],
    );
  });

  test(`a stream of its end is sent with a token, ${how}`, async (t) => {
    const path = largeFile(t);
    const { baseUri, parts } = await partServer(t);
    const start = 272 * partSize;

    const video = await clientOf(baseUri).videos.uploadWithUploadToken(
      'to1',
      createReadStream(path, { start }),
      { partSize, concurrency: 1, journal: false },
    );

    assert.equal(video.videoId, 'vi1');
    assert.deepEqual(
      parts.map(({ range }) => range),
      ['part 1/*', 'part 2/*', 'part 3/3'],
    );
    const sent = Buffer.concat(parts.map(({ file }) => file));
    assert.ok(sent.equals(Buffer.concat([273, 274, 275].map((number) => partOf(path, number)))));
  });

  for (const [what, happen] of Object.entries(events)) {
    test(`a file that is ${what} between two parts ends its upload, ${how}`, async (t) => {
      const path = largeFile(t);
      const { baseUri, parts } = await partServer(t);

      const task = clientOf(baseUri).videos.upload('vi1', path, { partSize, concurrency: 1, journal: false });
      task.addEventListener('part', () => happen(path), { once: true });
      const { code, message } = await failureOf(task);

      assert.equal(code, 'file-changed');
      assert.ok(!message.includes(path), message);
      assert.deepEqual(
        parts.map(({ range }) => range),
        [`part 1/${total}`],
      );
    });
  }

  test(`a session takes no file as a part that is larger than one may be, ${how}`, async (t) => {
    const path = largeFile(t);
    const { baseUri, parts } = await partServer(t);
    const session = clientOf(baseUri).videos.createUploadProgressiveSession('vi1');

    const { code } = await failureOf(session.uploadLastPart(path));

    assert.equal(code, 'file-too-large');
    assert.deepEqual(parts, []);
  });

  test(`an image that is too large for any is not sent, ${how}`, async (t) => {
    const path = largeFile(t);
    const { baseUri, calls } = await partServer(t);

    const { code } = await failureOf(clientOf(baseUri).videos.uploadThumbnail('vi1', path));

    assert.equal(code, 'file-too-large');
    assert.deepEqual(calls, []);
  });
}

test('a file that changes in the middle of a part, of which some was read, ends its upload', async (t) => {
  const path = largeFile(t);
  // More than fits into what lies between this process’s two ends: not all of it can have been read by then.
  const partSize = 100 * mebibyte;
  const { baseUri, parts } = await partServer(t, { onPart: () => events.changed(path) });
  const client = new ApiVideoClient({ apiKey: 'key', baseUri, retry: { limit: 0 } });

  const { code } = await failureOf(client.videos.upload('vi1', path, { partSize, journal: false }));

  assert.equal(code, 'file-changed');
  assert.deepEqual(parts, []);
});
