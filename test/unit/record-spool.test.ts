import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import fc from 'fast-check';
import { HeldWarnings } from '../../src/record/held-warnings.js';
import type { RecordingWarning } from '../../src/record/recording-warning.js';
import { RecoveredSpool } from '../../src/record/recovered-spool.js';
import { exactBytes, rowsToWrite } from '../../src/record/spool-rows.js';
import { Spool } from '../../src/record/spool.js';
import type { Part } from '../../src/upload/part-plan.js';
import { emptyRecord, withAccepted, withPlanned, type UploadRecord } from '../../src/upload/upload-record.js';
import type { RecordingClaim } from '../../src/web/recording-claim.js';
import type { StoredRecording } from '../../src/web/recording-store.js';
import { memoryDisk, memoryStore, type BeforeChange, type MemoryDisk } from '../helpers/memory-store.js';
import { chunk, coded, live } from './factories.js';

const sizes = { min: 5, max: 10 };
const id = 'take';

interface Setting {
  readonly spool: Spool | RecoveredSpool;
  readonly disk: MemoryDisk;
  /** The warnings, and after a dash the end of each. */
  readonly told: string[];
  /** The ids of what was dropped to make room. */
  readonly dropped: string[];
  /** Resolves when so many bytes are on disk. */
  readonly saved: (bytes: number) => Promise<void>;
  readonly released: () => number;
}

const recording = {
  id,
  host: '',
  name: 'take.webm',
  mimeType: 'video/webm',
  createdAt: 0,
  updatedAt: 0,
  seconds: 0,
  totalBytes: 0,
  acceptedBytes: 0,
};

/** A spool on a disk of its own; `before` may hold up, or refuse, whatever changes the disk. */
function spoolOn({
  disk = memoryDisk(),
  before = () => Promise.resolve(),
  storage = true,
}: { disk?: MemoryDisk; before?: BeforeChange; storage?: boolean } = {}): Setting {
  const told: string[] = [];
  const dropped: string[] = [];
  const warnings = new HeldWarnings((name, { code }) => told.push(name === 'warning' ? code : `-${code}`));
  const waiting: { readonly bytes: number; readonly resolve: () => void }[] = [];
  let released = 0;
  const claim: RecordingClaim = { store: memoryStore(disk, before), release: () => (released += 1) };
  const options = {
    recording: disk.recordings.get(id) ?? recording,
    claim: Promise.resolve(storage ? claim : undefined),
    sizes,
    secondsAt: (bytes: number) => bytes / 10,
    listener: {
      onSaved: (bytes: number) =>
        waiting.filter((one) => one.bytes <= bytes).forEach(({ resolve }) => resolve()),
      onWarning: (code: RecordingWarning, active: boolean) => warnings.set(code, active),
      onExpired: (gone: readonly StoredRecording[]) => void dropped.push(...gone.map((one) => one.id)),
    },
  };
  const spool = disk.recordings.has(id) ? new RecoveredSpool(options) : new Spool(options);

  return {
    spool,
    disk,
    told,
    dropped,
    saved: (bytes) =>
      spool.saved >= bytes
        ? Promise.resolve()
        : new Promise((resolve) => waiting.push({ bytes, resolve: () => resolve() })),
    released: () => released,
  };
}

async function planned(spool: Spool, previous?: Part): Promise<Part> {
  const part = await spool.plan(previous, live);
  assert.ok(part);
  return part;
}

async function restored(spool: Spool | RecoveredSpool): Promise<UploadRecord> {
  assert.ok(spool instanceof RecoveredSpool);
  return spool.restore();
}

const begin = (spool: Spool, part: Part): Promise<void> =>
  spool.remember(withPlanned(emptyRecord(), part), part);

const accept = (spool: Spool, part: Part): Promise<void> =>
  spool.remember(withAccepted(withPlanned(emptyRecord(), part), part.number, { videoId: 'vi1' }), part);

test('rows are exactly what waits, in pieces that are small enough, one at least', () => {
  fc.assert(
    fc.property(
      fc.nat(1000),
      fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1 }),
      (start, waiting) => {
        const rows = rowsToWrite(start, waiting, 20);
        const total = waiting.reduce((sum, size) => sum + size, start);

        assert.equal(rows[0]?.start, start);
        rows.slice(1).forEach((row, index) => assert.equal(row.start, rows[index]?.end));
        const { end = 0 } = rows.at(-1) ?? {};
        assert.ok(end > start && end <= total && end - start <= 20);
      },
    ),
  );
});

test('any stretch of any rows is read exactly, or refused where a row is missing', () => {
  const places = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 9 });

  fc.assert(
    fc.property(places, fc.nat(80), fc.nat(80), fc.nat(12), (lengths, first, second, gap) => {
      let place = 0;
      const rows = lengths.map((length) => {
        const start = place;
        place += length;
        return { start, bytes: Uint8Array.from({ length }, (_, index) => start + index).buffer };
      });
      const [start = 0, end = 0] = [first % (place + 1), second % (place + 1)].sort((a, b) => a - b);
      const needed = rows.filter((row) => row.start < end && row.start + row.bytes.byteLength > start);
      const holed = needed.filter((_, index) => index !== gap);

      const bytes = exactBytes(rows, { start, end }).flatMap((piece) => Array.from(piece));
      assert.deepEqual(
        bytes,
        Array.from({ length: end - start }, (_, index) => start + index),
      );
      if (start < end && holed.length < needed.length) {
        assert.throws(() => exactBytes(holed, { start, end }), coded('file-unreadable'));
      }
    }),
  );
});

test('nothing is offered for sending before it is on disk', async () => {
  let write: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => (write = resolve));
  const { spool, disk } = spoolOn({ before: () => gate });

  spool.append(chunk('abcdef'));
  spool.append(chunk('g'));
  const early = await Promise.race([spool.plan(undefined, live), setImmediate()]);
  write();
  const part = await planned(spool);

  assert.equal(early, undefined);
  assert.equal(part.end, 6);
  assert.equal(disk.recordings.get(id)?.totalBytes, 7);
});

test('what is stored says how long it is and what it is, and names no token', async () => {
  const { spool, disk, saved } = spoolOn();

  spool.append(chunk('abc', 'video/mp4'));
  await saved(3);

  const { updatedAt, ...stored } = disk.recordings.get(id) ?? { updatedAt: 0 };
  assert.deepEqual(stored, {
    ...{ id, host: '', name: 'take.webm', mimeType: 'video/mp4', createdAt: 0 },
    ...{ seconds: 0.3, totalBytes: 3, acceptedBytes: 0, videoId: undefined },
  });
  assert.ok(updatedAt > 0);
});

test('a part’s bounds are on disk before it leaves, and its rows go once it has arrived', async () => {
  const { spool, disk } = spoolOn();
  for (const text of ['abcd', 'ef', 'ghij', 'k']) spool.append(chunk(text));
  const part = await planned(spool);

  await begin(spool, part);
  const before = disk.parts.get(id);
  await accept(spool, part);

  assert.deepEqual(before, [{ ...part, accepted: false }]);
  assert.deepEqual(disk.parts.get(id), [{ ...part, accepted: true }]);
  assert.equal(disk.recordings.get(id)?.videoId, 'vi1');
  assert.ok(disk.rows.get(id)?.every(({ start, bytes }) => start + bytes.byteLength > part.end));
});

test('a part leaves with the slice that fills it; the byte held back stays, and is the last part if nothing more comes', async () => {
  const first = spoolOn();
  first.spool.append(chunk('abc'));
  first.spool.append(chunk('defgh'));
  const part = await planned(first.spool);
  await accept(first.spool, part);
  const left = first.disk.rows.get(id)?.map(({ start }) => start);

  const next = spoolOn({ disk: first.disk });
  const { parts } = await restored(next.spool);
  const last = await planned(next.spool, parts.at(-1));

  assert.deepEqual([part.end, left], [7, [3]]);
  assert.deepEqual(last, { number: 2, start: 7, end: 8, last: true });
  assert.equal(await (await next.spool.read(last)).text(), 'h');
});

test('the next page goes on with the same parts, although it could plan others', async () => {
  const first = spoolOn();
  first.spool.append(chunk('abcdef'));
  first.spool.append(chunk('g'));
  const part = await planned(first.spool);
  await begin(first.spool, part);
  first.spool.append(chunk('hijk'));
  await first.saved(11);

  const next = spoolOn({ disk: first.disk });
  const { parts, answerLost, possibleOrphan } = await restored(next.spool);
  const [again] = parts;

  assert.deepEqual([answerLost, possibleOrphan], [true, true]);
  assert.deepEqual(again, { ...part, accepted: false });
  assert.ok(again);
  assert.equal(await (await next.spool.read(again)).text(), 'abcdef');
  assert.deepEqual(await planned(next.spool, again), { number: 2, start: 6, end: 11, last: true });
});

test('a recovered recording stays until all of it has arrived, whoever cancels', async () => {
  const first = spoolOn();
  first.spool.append(chunk('abcdef'));
  await first.saved(6);
  const canceled = spoolOn({ disk: first.disk });
  await canceled.spool.close(true);
  const kept = first.disk.recordings.has(id);

  const finished = spoolOn({ disk: first.disk });
  await accept(finished.spool, await planned(finished.spool));
  await finished.spool.close(true);

  assert.deepEqual([kept, first.disk.recordings.has(id)], [true, false]);
  assert.deepEqual([canceled.released(), finished.released()], [1, 1]);
});

test('a recording that another page is at is refused', async () => {
  const first = spoolOn();
  first.spool.append(chunk('abcdef'));
  await first.saved(6);

  const { spool } = spoolOn({ disk: first.disk, storage: false });

  await assert.rejects(restored(spool), coded('invalid-state'));
});

test('a page that only leaves keeps what it has, down to the last chunk; one that cancels drops it', async () => {
  const [left, canceled] = [spoolOn(), spoolOn()];
  for (const { spool } of [left, canceled]) spool.append(chunk('abc'));

  await left.spool.close(false);
  await canceled.spool.close(true);

  assert.equal(left.disk.recordings.get(id)?.totalBytes, 3);
  assert.equal(canceled.disk.recordings.size, 0);
});

test('without storage all is kept in memory, and said so', async () => {
  const { spool, told } = spoolOn({ storage: false });

  spool.append(chunk('abcdef'));
  spool.append(chunk('g'));
  const part = await planned(spool);
  await begin(spool, part);

  assert.equal(await (await spool.read(part)).text(), 'abcdef');
  assert.deepEqual(told, ['memory-only']);
  assert.equal(spool.saved, 0);
});

test('when the disk is full, what is there is sent from there, and the disk is tried again, and that is told', async () => {
  let full = false;
  const before: BeforeChange = (change) =>
    full && change === 'write' ? Promise.reject(new Error('full')) : Promise.resolve();
  const { spool, told, saved, disk } = spoolOn({ before });
  for (const text of ['abcdef', 'g']) spool.append(chunk(text));
  await saved(7);

  full = true;
  for (const text of ['hijkl', 'm']) spool.append(chunk(text));
  const part = await planned(spool);
  while (told.length === 0) await setImmediate();
  const { totalBytes } = disk.recordings.get(id) ?? {};
  full = false;
  await accept(spool, part);
  await saved(13);

  assert.deepEqual([part.end, totalBytes], [6, 7]);
  assert.deepEqual(told, ['memory-only', '-memory-only']);
});

test('when the disk stays full, the rest goes by memory, and no half recording stays behind', async () => {
  let full = false;
  const before: BeforeChange = (change) =>
    full && change === 'write' ? Promise.reject(new Error('full')) : Promise.resolve();
  const { spool, saved, disk } = spoolOn({ before });
  for (const text of ['abc', 'd']) spool.append(chunk(text));
  await saved(4);

  full = true;
  for (const text of ['efg', 'h']) spool.append(chunk(text));
  spool.end();
  const part = await planned(spool);

  assert.deepEqual(part, { number: 1, start: 0, end: 8, last: true });
  assert.equal(await (await spool.read(part)).text(), 'abcdefgh');
  await setImmediate();
  assert.deepEqual([disk.recordings.size, spool.saved], [0, 0]);
});

test('storage that never answers holds nothing up', async (t: TestContext) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const { spool, told } = spoolOn({ before: () => new Promise(() => undefined) });
  spool.append(chunk('abcdef'));
  spool.append(chunk('g'));
  spool.end();
  const planning = spool.plan(undefined, live);

  let part: Part | undefined;
  void planning.then((found) => (part = found));
  while (part === undefined) {
    await setImmediate();
    t.mock.timers.tick(10_000);
  }

  assert.equal(part.end, 7);
  assert.equal(await (await spool.read(part)).text(), 'abcdefg');
  assert.deepEqual(told, ['memory-only']);
});

test('what was left for more than seven days makes room for more, and is told of', async (t) => {
  Object.defineProperty(globalThis, 'navigator', { value: {}, configurable: true });
  t.after(() => Reflect.deleteProperty(globalThis, 'navigator'));
  const { now } = Date;
  const old = { ...recording, id: 'old', updatedAt: now() - 8 * 24 * 3_600_000 };
  const young = { ...recording, id: 'young', updatedAt: now() };
  const disk = memoryDisk();
  for (const one of [old, young]) disk.recordings.set(one.id, one);
  const before: BeforeChange = (change) =>
    change === 'write' && disk.recordings.has('old') ? Promise.reject(new Error('full')) : Promise.resolve();
  const { spool, told, dropped, saved } = spoolOn({ disk, before });

  spool.append(chunk('abc'));
  while (dropped.length === 0) await setImmediate();
  spool.append(chunk('d'));
  await saved(4);

  assert.deepEqual(dropped, ['old']);
  assert.deepEqual(told, ['memory-only', '-memory-only']);
  assert.deepEqual([...disk.recordings.keys()], ['young', id]);
});

test('nothing is warned of any more once all has arrived', async () => {
  const { spool, told } = spoolOn({ storage: false });
  spool.append(chunk('abcdef'));
  spool.end();
  await accept(spool, await planned(spool));

  await spool.close(true);

  assert.deepEqual(told, ['memory-only', '-memory-only']);
});

test('much that waits in memory alone is told of, once, and again when it has arrived', async () => {
  const { spool, told } = spoolOn({ storage: false });
  await setImmediate();
  const large = new Blob([new Uint8Array(33 * 1024 * 1024)]);

  for (let count = 0; count < 4; count++) spool.append(large);
  const before = [...told];
  await accept(spool, { number: 1, start: 0, end: 3 * large.size, last: false });

  assert.deepEqual(before, ['memory-only', 'lag']);
  assert.deepEqual(told, ['memory-only', 'lag', '-lag']);
});
