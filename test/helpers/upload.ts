// What browser tests of uploads share.
import type { Fault } from '../../src/emulator/index.js';
import { ApiVideoError, type UploadTask } from '../../src/index.js';

/** Random bytes, so that a hole or a swap changes the hash. */
export function randomBlob(size: number): Blob {
  const bytes = new Uint8Array(size);
  // The browser gives no more at a time.
  for (let at = 0; at < size; at += 65_536) crypto.getRandomValues(bytes.subarray(at, at + 65_536));
  return new Blob([bytes]);
}

/** A fault for uploads. */
export function fault(then: Fault['then'], match: Fault['match'], times?: number): Fault {
  return { match: { path: '/upload', ...match }, then, ...(times !== undefined && { times }) };
}

/** The error that an upload ends in. */
export async function failureOf(task: UploadTask): Promise<ApiVideoError> {
  const error: unknown = await task.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof ApiVideoError) return error;
  throw new Error('The upload did not fail as it should.', { cause: error });
}
