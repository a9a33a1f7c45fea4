import { expect } from '@open-wc/testing';
import { openDB } from 'idb';
import { ApiVideoClient, type JournalEntry, type UploadTask } from '../../src/index.js';
import { unfinishedUploads, webJournal } from '../../src/web/web-journal.js';
import { writesFiles } from '../helpers/abilities/writes-files.js';
import { where } from '../helpers/abilities/where.js';
import { openEmulator, sha256, type TestEmulator } from '../helpers/emulator.js';
import { failureOf, fault, randomBlob } from '../helpers/upload.js';

const partSize = 5 * 1024 * 1024;
const day = 24 * 3_600_000;
const content = randomBlob(3 * partSize);

function entryOf(name: string, age = 0, host = 'https://h.example'): JournalEntry {
  return {
    key: name,
    host,
    fileName: name,
    fileSize: 10,
    videoId: 'vi1',
    parts: [],
    possibleOrphan: false,
    updatedAt: Date.now() - age,
  };
}

async function keep(...entries: readonly JournalEntry[]): Promise<void> {
  await webJournal.claim('any').then((claim) => claim?.release()); // makes the database
  const db = await openDB('apivideo-uploads', 1);
  for (const entry of entries) await db.put('uploads', entry);
  db.close();
}

async function keptKeys(): Promise<readonly IDBValidKey[]> {
  const db = await openDB('apivideo-uploads', 1);
  const keys = await db.getAllKeys('uploads');
  db.close();
  return keys;
}

/** Resolves when the task's parts up to that number have arrived. */
function arrived(task: UploadTask, part: number): Promise<void> {
  return new Promise((resolve) =>
    task.addEventListener('part', ({ detail }) => detail.part === part && resolve()),
  );
}

describe('the journal in the browser’s storage', () => {
  let emulator: TestEmulator;
  let client: ApiVideoClient;

  before(async () => {
    emulator = await openEmulator();
    client = new ApiVideoClient({ baseUri: emulator.url, uploadToken: emulator.token });
  });
  // Before, as another file's tests may have left something behind.
  beforeEach(async () => {
    await webJournal.claim('any').then((claim) => claim?.release()); // makes the database
    const db = await openDB('apivideo-uploads', 1);
    await db.clear('uploads');
    db.close();
  });
  after(() => emulator.close());

  it('keeps an upload for six days, and then forgets it', async () => {
    await keep(entryOf('young', 5.9 * day), entryOf('old', 6.1 * day));

    const listed = await unfinishedUploads('https://h.example');

    expect(listed.map(({ key }) => key)).to.deep.equal(['young']);
    expect(await keptKeys()).to.deep.equal(['young']);
  });

  it('does not go on with what is too old', async () => {
    await keep(entryOf('old', 6.1 * day));

    const claim = await webJournal.claim('old');

    expect(claim?.entry).to.equal(undefined);
    await claim?.release();
  });

  it('keeps fifty uploads, and the newest of them', async () => {
    await keep(...Array.from({ length: 55 }, (_, index) => entryOf(`file ${index}`, index * 1000)));

    const listed = await unfinishedUploads('https://h.example');

    expect(listed.map(({ key }) => key)).to.deep.equal(Array.from({ length: 50 }, (_, n) => `file ${n}`));
    expect((await keptKeys()).length).to.equal(50);
  });

  it('lists the uploads to one address, and not those that another tab is at', async () => {
    await keep(entryOf('free', 2), entryOf('held', 1), entryOf('foreign', 0, 'https://other.example'));
    const frame = document.createElement('iframe');
    document.body.append(frame);

    const held = new Promise<void>((resolve) => {
      void frame.contentWindow?.navigator.locks.request('apivideo-upload:held', () => {
        resolve();
        return new Promise(() => undefined);
      });
    });
    await held;
    const listed = await unfinishedUploads('https://h.example');
    const claim = await webJournal.claim('held');
    frame.remove();

    expect(listed.map(({ key }) => key)).to.deep.equal(['free']);
    expect(claim).to.equal(undefined);
  });

  where(writesFiles).it(
    'opens the file again by its handle, and the upload goes on where the last page stood',
    async () => {
      const folder = await navigator.storage.getDirectory();
      const handle = await folder.getFileHandle('holiday.mp4', { create: true });
      const writable = await handle.createWritable();
      await writable.write(content);
      await writable.close();
      await emulator.setFaults([fault({ hang: true }, { part: 3 }, 1)]);
      const page = new AbortController();
      const options = { partSize, concurrency: 1 };

      const first = client.upload(await handle.getFile(), { ...options, handle, signal: page.signal });
      await arrived(first, 2);
      const meanwhile = await client.resumable();
      page.abort();
      await failureOf(first);
      let [left] = await client.resumable();
      while (!left) [left] = await client.resumable(); // the hold is let go a moment later
      await emulator.setFaults([]); // the first page may have ended before it met the fault
      const video = await client.upload(await left.open(), { ...options, handle: left.handle });
      await folder.removeEntry('holiday.mp4');

      const { videos, requests } = await emulator.look();
      const numbers = requests.flatMap(({ part }) => part?.number ?? []);
      expect(meanwhile).to.deep.equal([]);
      expect([left.fileName, left.fileSize, left.videoId]).to.deep.equal([
        'holiday.mp4',
        content.size,
        video.videoId,
      ]);
      expect(left.acceptedBytes).to.be.at.least(2 * partSize);
      expect(numbers.filter((number) => number < 3)).to.deep.equal([1, 2]);
      expect(videos.map((received) => received.sha256)).to.deep.equal([await sha256(content)]);
      expect(await client.resumable()).to.deep.equal([]);
    },
  );

  it('has no file to open where the browser gave no handle, and can be told to forget', async () => {
    await keep(entryOf('holiday.mp4', 0, emulator.url));
    const [left] = await client.resumable();

    const error: unknown = await left?.open().catch((reason: unknown) => reason);
    await left?.discard();

    expect(error).to.include({ code: 'invalid-state' });
    expect(await client.resumable()).to.deep.equal([]);
  });

  it('keeps nothing of an upload that was told not to', async () => {
    await emulator.setFaults([fault({ hang: true }, { part: 3 }, 1)]);
    const task = client.upload(content, { partSize, concurrency: 1, journal: false });
    await arrived(task, 2);
    const kept = await keptKeys();
    task.cancel();

    expect(kept).to.deep.equal([]);
  });

  it('keeps nothing in a page that is not secure', async () => {
    Object.defineProperty(globalThis, 'isSecureContext', { value: false, configurable: true });

    const claim = await webJournal.claim('any');
    Reflect.deleteProperty(globalThis, 'isSecureContext');

    expect(claim).to.equal(undefined);
    expect(await keptKeys()).to.deep.equal([]);
  });
});
