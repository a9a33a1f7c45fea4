import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { JournalClaim, ResumeJournal, UploadTask } from '../../src/index.js';
import { until } from './emulator-fixture.js';
import { MemoryJournal } from './memory-journal.js';
import { accepted, failureOf, fault, fileOf, hashOf, partSize, scene } from './upload-fixture.js';

const size = 4 * partSize;
const never = new Promise<never>(() => undefined);
const refused = (): Promise<never> => Promise.reject(new Error('No storage here.'));

/** A journal whose claims are made by `claim`, after those of one in memory. */
function broken(memory: MemoryJournal, change: Partial<JournalClaim>): ResumeJournal {
  return { claim: async (key) => ({ ...(await memory.claim(key)), ...change }) as JournalClaim };
}

describe('storage that fails', { concurrency: true }, () => {
  for (const [what, journalOf] of [
    ['refuses', () => ({ claim: refused })],
    ['never answers', () => ({ claim: () => never })],
    ['belongs to somebody else', () => ({ claim: () => Promise.resolve(undefined) })],
    ['refuses to keep anything', (memory: MemoryJournal) => broken(memory, { save: refused })],
    [
      'never says that it has kept anything',
      (memory: MemoryJournal) => broken(memory, { save: () => never }),
    ],
    ['refuses to let go', (memory: MemoryJournal) => broken(memory, { release: refused })],
  ] as const) {
    test(`an upload gets through with storage that ${what}`, async (t) => {
      const { emulator, client } = await scene(t);
      const memory = new MemoryJournal();

      const { videoId } = await client.upload(fileOf(size), { partSize, journal: journalOf(memory) });

      assert.equal(emulator.video(videoId)?.sha256, await hashOf(fileOf(size)));
    });
  }
});

test('storage that is full in the middle forgets the upload, as its entry would be out of date', async (t) => {
  const { emulator, client } = await scene(t);
  const memory = new MemoryJournal();
  const page = new AbortController();
  const file = fileOf(size);
  const journal: ResumeJournal = {
    async claim(key) {
      const claim = await memory.claim(key);
      const save: JournalClaim['save'] = (entry) =>
        entry.parts.length > 2 ? refused() : (claim?.save(entry) ?? refused());
      return claim && { ...claim, save };
    },
  };

  const task = client.upload(file, { partSize, concurrency: 1, journal, signal: page.signal });
  await accepted(task, 3);
  page.abort();
  await failureOf(task);
  await until(() => memory.held.size === 0);
  const { videoId } = await client.upload(file, { partSize: 2 * partSize, journal: memory });

  assert.equal(emulator.video(videoId)?.sha256, await hashOf(file));
});

for (const [what, end, kept] of [
  ['is done', () => undefined, 0],
  ['is canceled', (task: UploadTask) => task.cancel(), 0],
  ['is ended by its signal', (_: UploadTask, page: AbortController) => page.abort(), 1],
] as const) {
  test(`an upload that ${what} is ${kept ? 'kept' : 'forgotten'}`, async (t) => {
    const { client } = await scene(t);
    const journal = new MemoryJournal();
    const page = new AbortController();

    const task = client.upload(fileOf(size), { partSize, journal, signal: page.signal });
    task.addEventListener('part', ({ detail }) => detail.part === 2 && end(task, page));
    await Promise.allSettled([task]);
    await until(() => journal.held.size === 0);

    assert.ok(journal.saved.length > 0);
    assert.equal(journal.entries.size, kept);
  });
}

test('an upload that failed and is canceled is forgotten too', async (t) => {
  const { emulator, client } = await scene(t, { retry: { limit: 0 } });
  const journal = new MemoryJournal();
  emulator.faults = [fault({ status: 503 }, { part: 2 })];

  const task = client.upload(fileOf(size), { partSize, concurrency: 1, journal });
  await failureOf(task);
  const kept = journal.entries.size;
  task.cancel();
  await until(() => journal.entries.size === 0);

  assert.equal(kept, 1);
});

test('what was stopped before it has begun leaves the file to whoever sends it next', async (t) => {
  const { client } = await scene(t);
  const memory = new MemoryJournal();
  const claimed: string[] = [];
  const journalOf = (who: string): ResumeJournal => ({
    claim: (key) => {
      claimed.push(who);
      return memory.claim(key);
    },
  });
  const file = fileOf(3 * partSize);
  const page = new AbortController();

  const stopped = client.upload(file, { partSize, journal: journalOf('stopped'), signal: page.signal });
  stopped.addEventListener('statechange', () => page.abort());
  const { code } = await failureOf(stopped);
  await client.upload(file, { partSize, journal: journalOf('next') });

  assert.equal(code, 'aborted');
  assert.deepEqual(claimed, ['next']);
});
