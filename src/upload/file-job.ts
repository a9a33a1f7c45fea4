import { numberOption } from '../base/options.js';
import { understood } from '../base/understood.js';
import { assertBlob, blobSource, type ByteSource } from './byte-source.js';
import { assertDuration } from './duration.js';
import { assertJournal, readOptions } from './given-options.js';
import type { Journaled } from './journaled.js';
import { limits } from './limits.js';
import { countParts, resolvePartSize } from './part-plan.js';
import { adaptivePartSize } from './part-size.js';
import { resumable } from './resumable.js';
import { uploadFile } from './upload-file.js';
import type { UploadOptions } from './upload-options.js';
import { hasBegun } from './upload-record.js';
import { UploadRun, type UploadListener } from './upload-run.js';
import { runOptions, videoOf, type UploadTarget } from './upload-target.js';
import type { UploadJob } from './upload-task.js';

/** Parts of a file under way at once, unless asked otherwise. */
const defaultConcurrency = 4;

/** What it takes to upload a file. Throws where the arguments make no sense, or the service would refuse. */
export function fileJob(
  target: UploadTarget,
  file: Blob,
  given: UploadOptions | undefined,
  listener: UploadListener,
  signal: AbortSignal,
): UploadJob {
  assertBlob(file);
  const options = readOptions(given);
  const source = understood(() => {
    assertJournal(options.journal);
    return blobSource(file, options.videoName);
  });
  const fixed = resolvePartSize(source.size, options.partSize);
  const concurrency = numberOption('concurrency', options.concurrency, defaultConcurrency, {
    min: 1,
    max: 16,
    integer: true,
  });
  const parts = fixed === undefined ? undefined : countParts(source.size, fixed);
  const total = { bytes: source.size, parts };
  let journaled: Journaled | undefined;
  const run = new UploadRun({
    ...runOptions(target, options, source.name, listener, signal),
    total: () => total,
    remember: async (record, part) => journaled?.remember(record, part),
  });
  const partSize = (): number => {
    const unsent = source.size - run.progress.sentBytes;
    return fixed ?? adaptivePartSize({ rate: run.rateAmong(concurrency), unsent, lanes: concurrency });
  };

  return {
    run,
    drive: async (turn) => {
      if (!hasBegun(run.record)) {
        await assertDuration(file, options.maxDuration, target.surroundings.durationOf, turn);
      }
      journaled ??= await journalFor(target, source, options);
      await resumable(journaled, run, () => uploadFile({ source, partSize, concurrency }, run, turn), turn);
    },
    video: () => videoOf(target.hosts, run.record),
    end: async (forget) => journaled?.close(forget),
  };
}

/** Without several parts there is nothing to go on with, and where its code can't be loaded, no way to. */
async function journalFor(
  { hosts, surroundings }: UploadTarget,
  source: ByteSource,
  { journal: chosen = 'auto', videoId, handle }: UploadOptions,
): Promise<Journaled | undefined> {
  const journal = chosen === 'auto' ? surroundings.journal : chosen;
  if (!journal || source.size <= limits.minPartSize) return undefined;

  const loaded = await import('./journaled.js').catch(() => undefined);
  const target = { host: hosts.api, videoId: videoId === '' ? undefined : videoId };
  return loaded && new loaded.Journaled({ journal, source, target, handle });
}
