import type { UploadTask } from '../upload/upload-task.js';

/** How far one part is. Sizes in bytes. */
export interface PartProgress {
  /** Counts from 1. */
  readonly part: number;
  readonly uploadedBytes: number;
  readonly totalBytes: number;
}

/**
 * Tells how far the part under way is, which is an estimate until it has arrived, for an upload that sends one part
 * after the other. `sizeOf` knows the parts that are there.
 */
export function watchParts(
  task: UploadTask,
  sizeOf: (part: number) => number | undefined,
  tell: (progress: PartProgress) => void,
): void {
  task.addEventListener('part', ({ detail: { part, bytes } }) => {
    tell({ part, uploadedBytes: bytes, totalBytes: bytes });
  });
  task.addEventListener('progress', ({ detail: { sentBytes, acceptedBytes, partsAccepted } }) => {
    const part = partsAccepted + 1;
    const totalBytes = sizeOf(part);
    const underWay = sentBytes - acceptedBytes;
    if (totalBytes === undefined || underWay <= 0) return;
    tell({ part, uploadedBytes: Math.min(underWay, totalBytes), totalBytes });
  });
}

/** Resolves when the service holds that part of parts sent in their order; rejects when the upload gives up before. */
export function arrival(task: UploadTask, number: number): Promise<void> {
  if (task.progress.partsAccepted >= number) return Promise.resolve();
  const over = new AbortController();
  const { signal } = over;
  return new Promise<void>((resolve, reject) => {
    const onState = (): void => {
      if (task.state === 'failed' || task.state === 'canceled') task.catch(reject);
    };
    task.addEventListener('part', ({ detail }) => detail.part === number && resolve(), { signal });
    task.addEventListener('statechange', onState, { signal });
  }).finally(() => over.abort());
}
