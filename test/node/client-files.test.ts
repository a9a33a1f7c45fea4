// Whatever is sent beside videos: from anywhere, with a name and a type.
import assert from 'node:assert/strict';
import { createReadStream } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { test, type TestContext } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { ApiVideoClient, FileInput } from '../../src/node/index.js';
import { recorder, type Exchange } from '../helpers/client/recorder.js';
import { png } from '../helpers/operations/driver.js';
import { clientScene } from './client-fixture.js';
import { sha256 } from './emulator-fixture.js';
import { serverOf } from './upload-fixture.js';

/** A file, and where it can be had. */
interface Given {
  readonly bytes: Buffer<ArrayBuffer>;
  readonly name: string;
  readonly path: string;
  readonly url: string;
}

const picture = { bytes: Buffer.from(png()), name: 'ours.png', type: 'image/png', bare: 'file.png' } as const;
const track = {
  bytes: Buffer.from('WEBVTT\n\n00:00.000 --> 00:01.000\nHello\n'),
  name: 'ours.vtt',
  type: 'text/vtt',
  bare: 'file.vtt',
} as const;

/** All that may be given, and whether it has a name of its own. */
const kinds: readonly (readonly [
  kind: string,
  make: (given: Given) => FileInput | Promise<FileInput>,
  named: boolean,
])[] = [
  ['a path', ({ path }) => path, true],
  ['a file address', ({ path }) => pathToFileURL(path), true],
  ['a Blob', ({ bytes }) => new Blob([bytes]), false],
  ['a File', ({ bytes, name }) => new File([bytes], name), true],
  ['a Buffer', ({ bytes }) => bytes, false],
  ['a Uint8Array', ({ bytes }) => new Uint8Array(bytes), false],
  ['an ArrayBuffer', ({ bytes }) => new Uint8Array(bytes).buffer, false],
  ['a ReadStream', ({ path }) => createReadStream(path), true],
  ['a Readable', ({ bytes }) => Readable.from([bytes.subarray(0, 5), bytes.subarray(5)]), false],
  ['a ReadableStream', ({ bytes }) => new Blob([bytes]).stream(), false],
  ['a Response', ({ url }) => fetch(url), true],
];

/** What a file can be sent as. */
const targets: Readonly<
  Record<
    string,
    {
      readonly content: typeof picture | typeof track;
      readonly send: (client: ApiVideoClient, file: FileInput) => Promise<unknown>;
    }
  >
> = {
  'a thumbnail of a video': {
    content: picture,
    send: async ({ videos }, file) =>
      videos.uploadThumbnail((await videos.create({ title: 'x' })).videoId, file),
  },
  'a thumbnail of a live stream': {
    content: picture,
    send: async ({ liveStreams }, file) =>
      liveStreams.uploadThumbnail((await liveStreams.create({ name: 'x' })).liveStreamId, file),
  },
  'the logo of a player': {
    content: picture,
    send: async ({ playerThemes }, file) =>
      playerThemes.uploadLogo((await playerThemes.create({})).playerId, file, 'https://page.example'),
  },
  'a watermark': { content: picture, send: async ({ watermarks }, file) => watermarks.upload(file) },
  'a captions file': {
    content: track,
    send: async ({ videos, captions }, file) =>
      captions.upload((await videos.create({ title: 'x' })).videoId, 'en', file),
  },
  'a chapters file': {
    content: track,
    send: async ({ videos, chapters }, file) =>
      chapters.upload((await videos.create({ title: 'x' })).videoId, 'en', file),
  },
};

/** The file on the disk, and at a server that does not say what it is. */
async function given(t: TestContext, { bytes, name }: typeof picture | typeof track): Promise<Given> {
  const folder = await mkdtemp(join(tmpdir(), 'client-files-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  await writeFile(join(folder, name), bytes);
  const url = await serverOf(t, (_, response) => {
    response.setHeader('Content-Type', 'application/octet-stream').end(bytes);
  });
  return { bytes, name, path: join(folder, name), url: `${url}/${name}?size=large` };
}

for (const [what, { content, send }] of Object.entries(targets)) {
  test(`${what} may come from anywhere, and goes out whole, with a name and its type`, async (t) => {
    const exchanges: Exchange[] = [];
    const { emulator, clientWith } = await clientScene(t);
    const client = clientWith({ apiKey: emulator.apiKey, fetch: recorder(exchanges) });
    const file = await given(t, content);

    for (const [, make] of kinds) await send(client, await make(file));

    const files = exchanges.flatMap(({ body }) =>
      body instanceof FormData ? [body.get('file') as File] : [],
    );
    const sent = files.map(async (each, index) => [
      kinds[index]?.[0],
      each.name,
      each.type,
      sha256(Buffer.from(await each.arrayBuffer())),
    ]);
    const hash = sha256(content.bytes);
    assert.deepEqual(
      await Promise.all(sent),
      kinds.map(([kind, , named]) => [kind, named ? content.name : content.bare, content.type, hash]),
    );
    assert.ok(exchanges.every(({ status }) => status < 300));
  });
}
