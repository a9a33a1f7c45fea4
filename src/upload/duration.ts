import { ApiVideoError } from '../base/error.js';
import { numberOption } from '../base/options.js';

/** Seconds that a file plays, or `undefined` where nobody can tell. Never takes long, and never rejects. */
export type DurationProbe = (file: Blob, signal: AbortSignal) => Promise<number | undefined>;

/** Refuses, with `file-too-long`, a file that plays longer than `limit` seconds; without a limit, none. */
export async function assertDuration(
  file: Blob,
  limit: number | undefined,
  probe: DurationProbe,
  signal: AbortSignal,
): Promise<void> {
  if (limit === undefined) return;
  numberOption('maxDuration', limit, limit, { min: 0 });
  const seconds = await probe(file, signal);
  if (seconds === undefined || seconds <= limit) return;
  throw new ApiVideoError(
    'file-too-long',
    `The video is ${Math.ceil(seconds)} seconds long; ${limit} seconds is the most that is taken here.`,
  );
}
