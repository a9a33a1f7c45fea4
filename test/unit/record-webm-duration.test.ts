import assert from 'node:assert/strict';
import { test } from 'node:test';
import { elementOf, elementsFrom, numberIn, elementAt } from '../../src/record/ebml.js';
import { withDuration } from '../../src/record/webm-duration.js';

const ids = { header: 0x1a45dfa3, segment: 0x18538067, seekHead: 0x114d9b74, info: 0x1549a966 };
const more = { scale: 0x2ad7b1, app: 0x4d80, duration: 0x4489, tracks: 0x1654ae6b, cluster: 0x1f43b675 };
const inner = { timestamp: 0xe7, simpleBlock: 0xa3, blockGroup: 0xa0, block: 0xa1, void: 0xec };

const bytes = (...values: readonly number[]): Uint8Array => Uint8Array.from(values);
const join = (...parts: readonly Uint8Array[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => [...part]));
const element = (id: number, ...content: readonly Uint8Array[]): Uint8Array =>
  elementOf(id, join(...content));
/** As a live recording begins its segment: a size of ones, which means unknown. */
const live = (...content: readonly Uint8Array[]): Uint8Array =>
  join(bytes(0x18, 0x53, 0x80, 0x67, 0x01, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff), ...content);
const block = (offset: number): Uint8Array =>
  element(inner.simpleBlock, bytes(0x81, (offset >> 8) & 0xff, offset & 0xff, 0x80, 1, 2, 3));
const cluster = (start: number, ...offsets: readonly number[]): Uint8Array =>
  element(more.cluster, element(inner.timestamp, bytes(start >> 8, start & 0xff)), ...offsets.map(block));

const header = element(ids.header, bytes(0x42, 0x86, 0x81, 1));
const scale = element(more.scale, bytes(0x0f, 0x42, 0x40));
const info = element(ids.info, scale, element(more.app, new TextEncoder().encode('Chrome')));
const tracks = element(more.tracks, bytes(0xae, 0x80));
const clusters = join(cluster(0, 0, 33, 66), cluster(1000, 0, 20, 480, 466));

async function mend(recording: Uint8Array, seconds?: number): Promise<Uint8Array> {
  const blob = new Blob([Uint8Array.from(recording)], { type: 'video/webm' });
  return new Uint8Array(await (await withDuration(blob, seconds)).arrayBuffer());
}

/** What the file says of its length, in ticks. */
function durationIn(file: Uint8Array): number | undefined {
  const segment = elementAt(file, header.length);
  const found = [...elementsFrom(file, segment?.body ?? 0)].find(({ id }) => id === ids.info);
  const facts = found && [...elementsFrom(file, found.body, found.end)];
  const duration = facts?.find(({ id }) => id === more.duration);
  return duration && new DataView(file.buffer, duration.body).getFloat64(0);
}

test('the time of the last block becomes the duration, and all behind the head stays as it was', async () => {
  const mended = await mend(join(header, live(info, tracks, clusters)));

  assert.equal(durationIn(mended), 1480);
  assert.deepEqual(mended.slice(-clusters.length - tracks.length), join(tracks, clusters));
});

test('what else the head says stays', async () => {
  const mended = await mend(join(header, live(info, tracks, clusters)));

  assert.ok(Buffer.from(mended).includes('Chrome'));
  assert.ok(Buffer.from(mended).includes(Buffer.from(scale)));
});

test('clusters whose end nobody knows are read as well', async () => {
  const open = join(bytes(0x1f, 0x43, 0xb6, 0x75, 0x01, 255, 255, 255, 255, 255, 255, 255), element(inner.timestamp, bytes(0x10, 0)), block(7)); // prettier-ignore

  assert.equal(durationIn(await mend(join(header, live(info, tracks, clusters, open)))), 4103);
});

test('a block cut off at the end of the file is left out', async () => {
  const recording = join(header, live(info, tracks, clusters));

  assert.equal(durationIn(await mend(recording.slice(0, -18))), 1480);
});

test('blocks in groups count too', async () => {
  const group = element(inner.blockGroup, element(inner.block, bytes(0x81, 0x01, 0x00, 0, 9)));
  const last = element(more.cluster, element(inner.timestamp, bytes(0x08, 0x00)), group);

  assert.equal(durationIn(await mend(join(header, live(info, tracks, clusters, last)))), 2304);
});

test('a last cluster larger than the first look at the end is found', async () => {
  const large = element(
    more.cluster,
    element(inner.timestamp, bytes(0x08, 0x00)),
    element(inner.simpleBlock, join(bytes(0x81, 0, 5, 0x80), new Uint8Array(700_000).fill(0x1f))),
    block(40),
  );

  assert.equal(durationIn(await mend(join(header, live(info, tracks, clusters, large)))), 2088);
});

test('what only looks like a cluster, inside a picture, is passed over', async () => {
  const picture = element(
    inner.simpleBlock,
    bytes(0x81, 2, 0, 0x80, 0x1f, 0x43, 0xb6, 0x75, 0x84, 0xe7, 0x90, 1, 2),
  );
  const last = element(more.cluster, element(inner.timestamp, bytes(0x08, 0x00)), picture);

  assert.equal(durationIn(await mend(join(header, live(info, tracks, last)))), 2048 + 512);
});

test('where the end tells nothing, the seconds given are written', async () => {
  assert.equal(durationIn(await mend(join(header, live(info, tracks)), 2.5)), 2500);
});

test('a duration of nought is replaced, and the space kept for one is used up', async () => {
  const empty = element(more.duration, new Uint8Array(8));
  const padded = element(ids.info, scale, empty, bytes(inner.void, 0x82, 0, 0));

  const mended = await mend(join(header, live(padded, tracks, clusters)));

  assert.equal(durationIn(mended), 1480);
  assert.equal([...elementsFrom(mended, elementAt(mended, header.length)?.body ?? 0)][0]?.id, ids.info);
});

test('shortcuts that would point astray are blanked out, byte for byte', async () => {
  for (const length of [3, 200]) {
    const seekHead = element(ids.seekHead, new Uint8Array(length).fill(7));

    const mended = await mend(join(header, live(seekHead, info, tracks, clusters)));
    const blank = elementAt(mended, elementAt(mended, header.length)?.body ?? 0);

    assert.equal(durationIn(mended), 1480);
    assert.equal(blank?.id, inner.void);
    assert.equal(blank.end - blank.start, seekHead.length);
  }
});

test('a segment that knows its size knows the new one', async () => {
  const mended = await mend(join(header, element(ids.segment, info, tracks, clusters)));
  const segment = elementAt(mended, header.length);

  assert.equal(durationIn(mended), 1480);
  assert.equal(segment?.end, mended.length);
});

test('what has a duration, or is not WebM at all, stays as it is', async () => {
  const known = element(more.duration, bytes(0x40, 0x8f, 0x40, 0, 0, 0, 0, 0));
  const file = join(header, live(element(ids.info, scale, known), tracks, clusters));

  assert.deepEqual(await mend(file), file);
  assert.deepEqual(
    await mend(bytes(0, 0, 0, 32, 0x66, 0x74, 0x79, 0x70)),
    bytes(0, 0, 0, 32, 0x66, 0x74, 0x79, 0x70),
  );
  assert.deepEqual(await mend(bytes()), bytes());
});

test('the numbers of EBML are read in all their lengths', () => {
  assert.equal(numberIn(bytes(1, 0, 0)), 65_536);
  assert.deepEqual(elementAt(bytes(0xec, 0x40, 0x02, 0, 0), 0), { id: 0xec, start: 0, body: 3, end: 5 });
  assert.equal(elementAt(bytes(0xec, 0xff), 0)?.end, Infinity);
  assert.equal(elementAt(bytes(0xec, 0x40), 0), undefined);
  assert.equal(elementAt(bytes(0), 0), undefined);
});
