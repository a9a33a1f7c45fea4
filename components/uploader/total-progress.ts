import type { UploadProgress } from '../../src/index.js';
import { emptyProgress } from '../../src/upload/progress.js';

const sums = ['totalBytes', 'acceptedBytes', 'sentBytes', 'bytesPerSecond', 'partsAccepted'] as const;

/** How far all are together. The speed is the sum of theirs, and the time left follows from it. */
export function totalProgress(uploads: readonly { readonly progress: UploadProgress }[]): UploadProgress {
  const [only, ...others] = uploads;
  if (only && others.length === 0) return only.progress;

  const total: { -readonly [Key in keyof UploadProgress]: UploadProgress[Key] } = emptyProgress();
  for (const { progress } of uploads) for (const key of sums) total[key] += progress[key];
  const { totalBytes, sentBytes, bytesPerSecond } = total;
  if (bytesPerSecond > 0) total.remainingSeconds = (totalBytes - sentBytes) / bytesPerSecond;
  return total;
}
