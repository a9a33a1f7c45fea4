import { extensionOf } from './mime-type.js';

/** What a recording is called: the local time of its start, in a form that every file system takes. */
export function recordingName(start: Date, mimeType: string): string {
  const day = [start.getFullYear(), start.getMonth() + 1, start.getDate()];
  const time = [start.getHours(), start.getMinutes(), start.getSeconds()];

  return `recording-${joined(day)}T${joined(time)}.${extensionOf(mimeType)}`;
}

function joined(numbers: readonly number[]): string {
  return numbers.map((number) => String(number).padStart(2, '0')).join('-');
}

/** Names a recording in the browser's storage. */
export function newRecordingId(): string {
  // Nothing is stored where there is no `crypto.randomUUID`.
  return (globalThis.crypto as Partial<Crypto> | undefined)?.randomUUID?.() ?? '';
}
