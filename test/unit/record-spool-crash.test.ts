import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { RecoveredSpool } from '../../src/record/recovered-spool.js';
import { Spool, type SpoolOptions } from '../../src/record/spool.js';
import type { GrowingSource } from '../../src/upload/growing-source.js';
import type { Part } from '../../src/upload/part-plan.js';
import { emptyRecord, withAccepted, withPlanned, type UploadRecord } from '../../src/upload/upload-record.js';
import { uploadStream } from '../../src/upload/upload-stream.js';
import { memoryDisk, memoryStore, type MemoryDisk } from '../helpers/memory-store.js';
import { live } from './factories.js';

const sizes = { min: 5, max: 12 };
const nobody = { onSaved: () => undefined, onWarning: () => undefined, onExpired: () => undefined };
const id = 'take';

/** Dies after so many steps that change something outside the page; from then on nothing happens any more. */
class Page {
  readonly #dead: Promise<never>;
  #die: () => void = () => undefined;
  #left: number;

  constructor(steps: number) {
    this.#left = steps;
    this.#dead = new Promise((_, reject) => (this.#die = () => reject(new Error('killed'))));
    this.#dead.catch(() => undefined);
  }

  readonly step = async (): Promise<void> => {
    await Promise.resolve();
    if (this.#left-- > 0) return;
    this.#die();
    await new Promise<never>(() => undefined);
  };

  /** Whether `task` came to its end. */
  outlives(task: Promise<unknown>): Promise<boolean> {
    return Promise.race([task, this.#dead]).then(
      () => true,
      (error: unknown) => {
        if (error instanceof Error && error.message === 'killed') return false;
        throw error;
      },
    );
  }
}

/** What the service holds: the first copy of each part. */
class Service {
  readonly parts: Part[] = [];
  readonly #bytes = new Map<number, string>();

  get text(): string {
    return this.parts.map(({ number }) => this.#bytes.get(number)).join('');
  }

  receive(part: Part, text: string): void {
    const known = this.#bytes.get(part.number);
    assert.equal(text, known ?? text, 'a number always carries the same bytes');
    assert.equal(text.length, part.end - part.start);
    if (known !== undefined) return;
    this.#bytes.set(part.number, text);
    this.parts.push(part);
  }
}

/** Sends all of `source`, as an upload does: with a step before and after each part's arrival. */
async function send(source: GrowingSource, service: Service, page: Pick<Page, 'step'>): Promise<void> {
  let record: UploadRecord = (await source.restore?.()) ?? emptyRecord();
  const run = {
    get record() {
      return record;
    },
    async send(part: Part, bytes: Blob) {
      record = withPlanned(record, part);
      await source.remember(record, part);
      await page.step();
      service.receive(part, await bytes.text());
      await page.step();
      record = withAccepted(record, part.number, { videoId: 'vi1' });
      await source.remember(record, part);
    },
  };
  await uploadStream(source, run, live);
  await source.close(true);
}

function optionsOn(disk: MemoryDisk, page: Pick<Page, 'step'>): SpoolOptions {
  const fresh = { id, host: '', name: 'take.webm', mimeType: '', createdAt: 0, updatedAt: 0, seconds: 0 };
  const recording = disk.recordings.get(id) ?? { ...fresh, totalBytes: 0, acceptedBytes: 0 };
  const store = memoryStore(disk, page.step);
  const claim = Promise.resolve({ store, release: () => undefined });
  return { recording, claim, sizes, secondsAt: (bytes) => bytes, listener: nobody };
}

/** Bytes that are all different as far as it matters: none can take another's place unnoticed. */
const letters = Array.from({ length: 600 }, (_, index) => String.fromCharCode(33 + ((index * 7) % 90))).join(
  '',
);

async function record(spool: Spool, chunks: readonly number[], page: Pick<Page, 'step'>): Promise<void> {
  let place = 0;
  for (const size of chunks) {
    spool.append(new Blob([letters.slice(place, place + size)]));
    place += size;
    await page.step();
  }
  spool.end();
}

test('wherever a page dies, the next one finishes the same video with every byte that was written', async () => {
  const chunks = fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 20 });
  const deaths = fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 4 });

  await fc.assert(
    fc.asyncProperty(chunks, deaths, async (sizesOfChunks, [first = 0, ...later]) => {
      const disk = memoryDisk();
      const service = new Service();
      const page = new Page(first);
      const spool = new Spool(optionsOn(disk, page));
      const all = Promise.all([record(spool, sizesOfChunks, page), send(spool, service, page)]);
      const total = sizesOfChunks.reduce((sum, size) => sum + size, 0);

      const survived = await page.outlives(
        all.catch((error: unknown) => assert.equal(total, 0, String(error))),
      );
      const written = survived ? total : (disk.recordings.get(id)?.totalBytes ?? 0);
      for (const steps of [...later, Infinity]) {
        if (!disk.recordings.has(id)) break;
        const next = new Page(steps);
        await next.outlives(send(new RecoveredSpool(optionsOn(disk, next)), service, next));
      }

      assert.equal(service.text, letters.slice(0, written));
      const { parts } = service;
      assert.ok(
        parts.every(({ start, end, last }, index) => end > start && last === (index + 1 === parts.length)),
      );
      assert.ok(parts.every(({ start, end, last }) => last || end - start >= sizes.min));
      assert.ok(parts.every(({ start, end }) => end - start <= sizes.max));
      assert.equal(disk.rows.size, 0, 'nothing is left behind');
    }),
    { numRuns: 300 },
  );
});

test('whichever writes the storage refuses, every byte arrives once, in its order', async () => {
  const chunks = fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 20 });
  const refusals = fc.array(fc.boolean(), { maxLength: 60 });

  await fc.assert(
    fc.asyncProperty(chunks, refusals, async (sizesOfChunks, refused) => {
      const left = [...refused];
      const disk = memoryDisk();
      const service = new Service();
      const calm = { step: () => Promise.resolve() };
      const moody = {
        step: async () => {
          await Promise.resolve();
          if (left.shift()) throw new DOMException('Full.', 'QuotaExceededError');
        },
      };
      const spool = new Spool(optionsOn(disk, moody));

      await Promise.all([record(spool, sizesOfChunks, calm), send(spool, service, calm)]);

      const total = sizesOfChunks.reduce((sum, size) => sum + size, 0);
      assert.equal(service.text, letters.slice(0, total));
      assert.equal(service.parts.at(-1)?.last, true);
    }),
    { numRuns: 300 },
  );
});
