import type { UploadProgress } from '../../src/index.js';
import { emptyProgress } from '../../src/upload/progress.js';

/** How far all are together. The speed is the sum of theirs, and the time left follows from it. */
export function totalProgress(all: readonly UploadProgress[]): UploadProgress {
  const [only, ...others] = all;
  if (!only || others.length === 0) return only ?? emptyProgress();

  const sum = (key: 'totalBytes' | 'acceptedBytes' | 'sentBytes' | 'bytesPerSecond' | 'partsAccepted') =>
    all.reduce((total, progress) => total + progress[key], 0);
  const [totalBytes, sentBytes, bytesPerSecond] = [
    sum('totalBytes'),
    sum('sentBytes'),
    sum('bytesPerSecond'),
  ];

  return {
    totalBytes,
    acceptedBytes: sum('acceptedBytes'),
    sentBytes,
    bytesPerSecond,
    remainingSeconds: bytesPerSecond > 0 ? (totalBytes - sentBytes) / bytesPerSecond : undefined,
    partsAccepted: sum('partsAccepted'),
  };
}
