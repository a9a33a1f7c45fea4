import type { RecordingSession } from '../../src/record/session.js';

/** Bytes of a take that are kept for the person while it is sent, so that it can be saved once it has arrived. */
const mostKept = 16 * 1024 * 1024;

const files = new WeakMap<RecordingSession, Promise<File>>();

/** All of a take, made once. What can't be had may be had another time. */
export function fileOfTake(session: RecordingSession): Promise<File> {
  const known = files.get(session);
  if (known) return known;

  const file = session.file();
  file.catch(() => files.delete(session));
  files.set(session, file);
  return file;
}

/** The take has ended. If nothing of it has left, and it is small, it is kept at hand. */
export function keepFile(session: RecordingSession): void {
  const { acceptedBytes, totalBytes = Infinity } = session.upload?.progress ?? {};
  if (acceptedBytes === 0 && totalBytes <= mostKept) void fileOfTake(session).catch(() => undefined);
}

/** Whether all of a take is still here, as far as can be told without trying. */
export function hasFile(session: RecordingSession): boolean {
  const { state, upload } = session;
  // What failed without an upload's failure was a take of nothing.
  if (state === 'failed' && upload?.state !== 'failed') return false;
  return files.has(session) || (state === 'failed' && upload?.progress.acceptedBytes === 0);
}

/** Lets the browser save a file where it saves such files. */
export function saveFile(file: File): void {
  const link = document.createElement('a');
  const url = URL.createObjectURL(file);

  link.href = url;
  link.download = file.name;
  link.click();
  // The browser has begun to read it by then.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
