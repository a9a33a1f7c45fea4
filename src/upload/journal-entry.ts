import { readBytes, type ByteSource } from './byte-source.js';
import type { JournalEntry, JournalPart } from './journal.js';
import type { Part } from './part-plan.js';
import { emptyRecord, type UploadRecord } from './upload-record.js';

/** How an upload is told from all others. */
export interface JournalTarget {
  /** Address of the API. */
  readonly host: string;
  /** The video that was given; none where the upload creates one. */
  readonly videoId: string | undefined;
}

/** Names the upload of a file: the same file sent to the same place again has the same key. */
export function journalKey(
  { ownName, size, modified }: ByteSource,
  { host, videoId = '' }: JournalTarget,
): string {
  return JSON.stringify([host, videoId, ownName, size, modified]);
}

/** Bytes that are looked at from each end of a part. */
const sample = 32 * 1024;

/** Of the part's two ends. They are read; the rest of the part is not. */
export async function digestOf(
  { start, end }: Pick<Part, 'start' | 'end'>,
  source: ByteSource,
): Promise<string> {
  const head = source.slice(start, Math.min(end, start + sample));
  const tail = source.slice(Math.max(start, end - sample), end);
  // Each by itself: a file that is too large for a `Blob` of Node's can't be put into another.
  const ends = new Blob(await Promise.all([head, tail].map(readBytes)));
  const hash = await crypto.subtle.digest('SHA-256', await ends.arrayBuffer());
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Whether the entry's parts are parts of this very file. */
export async function isOf({ parts }: JournalEntry, source: ByteSource): Promise<boolean> {
  for (const part of parts) {
    if (part.end > source.size || (await digestOf(part, source)) !== part.digest) return false;
  }
  return parts.length > 0;
}

/** What an upload that goes on from `entry` knows. Each part that was begun may have arrived. */
export function recordOf({ videoId, parts, possibleOrphan, fileSize }: JournalEntry): UploadRecord {
  return {
    ...emptyRecord(videoId),
    answerLost: true,
    possibleOrphan,
    parts: parts.map(({ start, end, accepted }, index) => ({
      number: index + 1,
      start,
      end,
      accepted,
      last: end === fileSize,
    })),
  };
}

/** How far the entry's upload is, in bytes. */
export function acceptedBytes({ parts }: Pick<JournalEntry, 'parts'>): number {
  return parts.reduce((sum, { start, end, accepted }) => sum + (accepted ? end - start : 0), 0);
}

/** The record's parts, as a journal keeps them: those that may leave, because they can be told again. */
export function journalParts({ parts }: UploadRecord, digests: ReadonlyMap<number, string>): JournalPart[] {
  return parts.flatMap(({ number, start, end, accepted }) => {
    const digest = digests.get(number);
    return digest === undefined ? [] : [{ start, end, accepted, digest }];
  });
}
