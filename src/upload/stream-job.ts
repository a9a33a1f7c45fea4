import { numberOption } from '../base/options.js';
import { readOptions } from './given-options.js';
import type { GrowingSource } from './growing-source.js';
import { limits } from './limits.js';
import type { StreamOptions } from './upload-options.js';
import { hasBegun } from './upload-record.js';
import { UploadRun, type UploadListener } from './upload-run.js';
import { uploadStream } from './upload-stream.js';
import { runOptions, videoOf, type UploadTarget } from './upload-target.js';
import type { UploadJob } from './upload-task.js';

/** What is sent without a name of its own: a form's file without one is no file. */
const unnamed = 'recording';

/** What it takes to upload bytes that are still to come. Throws where the options make no sense. */
export function streamJob(
  target: UploadTarget,
  source: GrowingSource,
  given: StreamOptions | undefined,
  listener: UploadListener,
  signal: AbortSignal,
): UploadJob {
  const { minPartSize: min, maxPartSize: max } = limits;
  const options = readOptions(given);
  numberOption('partSize', options.partSize, min, { min, max, integer: true });
  const run = new UploadRun({
    ...runOptions(target, options, (options.videoName ?? '') || unnamed, listener, signal),
    total: () => ({ bytes: source.taken }),
    remember: (record, part) => source.remember(record, part),
  });

  return {
    run,
    drive: async (turn) => {
      if (source.restore && !hasBegun(run.record)) run.adopt(await source.restore());
      await uploadStream(source, run, turn);
    },
    video: () => videoOf(target.hosts, run.record),
    end: (forget) => source.close(forget),
  };
}
