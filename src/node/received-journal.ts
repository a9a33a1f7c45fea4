import type { ByteSource } from '../upload/byte-source.js';
import type { JournalEntry, JournalPart, ResumeJournal } from '../upload/journal.js';
import { digestOf } from '../upload/journal-entry.js';
import { nextPart, type Part } from '../upload/part-plan.js';

/** What the service can be asked about, and what it answers for. */
export interface ReceivedOptions {
  readonly source: ByteSource;
  /** Bytes that the parts were cut to, where no journal tells. */
  readonly partSize: number;
  readonly host: string;
  readonly videoId: string;
  /** The numbers of the parts that the service holds. */
  readonly ask: () => Promise<readonly number[]>;
}

/**
 * A journal that knows what the service has received besides what an earlier attempt has left in `inner`. The
 * service tells the parts' numbers only: where they begin and end is in the journal, or follows from the size.
 */
export function receivedJournal(inner: ResumeJournal | undefined, options: ReceivedOptions): ResumeJournal {
  return {
    async claim(key) {
      const claim = await inner?.claim(key);
      const received = new Set(await options.ask());
      const entry = claim?.entry ?? (await entryOf(key, received, options));

      return {
        entry: entry && withReceived(entry, received),
        save: async (saved) => claim?.save(saved),
        release: async (how) => claim?.release(how),
      };
    },
  };
}

/** The entry, in which what the service holds is accepted, and nothing else. */
export function withReceived(entry: JournalEntry, received: ReadonlySet<number>): JournalEntry {
  const parts = entry.parts.map((part, index) => ({ ...part, accepted: received.has(index + 1) }));
  return { ...entry, parts };
}

/** What an attempt that left no word must have sent, if it cut its parts as this one does. */
async function entryOf(
  key: string,
  received: ReadonlySet<number>,
  { source, partSize, host, videoId }: ReceivedOptions,
): Promise<JournalEntry | undefined> {
  const highest = Math.max(0, ...received);
  const parts: JournalPart[] = [];
  for (
    let part: Part | undefined = nextPart(source.size, partSize);
    part && part.number <= highest;
    part = nextPart(source.size, partSize, part)
  ) {
    const { start, end } = part;
    parts.push({ start, end, accepted: false, digest: await digestOf(part, source) });
  }
  // More parts than this file has: they are not of this file.
  if (parts.length === 0 || parts.length < highest) return undefined;

  const { ownName: fileName, size: fileSize } = source;
  return { key, host, fileName, fileSize, videoId, parts, possibleOrphan: false, updatedAt: Date.now() };
}
