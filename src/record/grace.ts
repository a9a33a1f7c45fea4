/** What a recorder has done by the time it says that it has stopped. */
export interface StopFacts {
  /** Its type then. */
  readonly mimeType: string;
  /** Whether it has given bytes since the end began. */
  readonly bytes: boolean;
  /** Whether it has given anything, be it an empty chunk. */
  readonly events: boolean;
}

/**
 * Milliseconds of silence that mean: that was all. Firefox, which forgets its recorder's type when it stops, may
 * give bytes after the event; the others give all they have before it, and at least an empty chunk.
 */
export function graceAfterStop(
  { mimeType, bytes, events }: StopFacts,
  { quiet, tail }: { readonly quiet: number; readonly tail: number },
): number {
  if (mimeType !== '' && events) return 0;
  return bytes ? quiet : tail;
}
