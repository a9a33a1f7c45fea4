import type { ByteSource } from '../upload/byte-source.js';
import { digestOf, isOf } from '../upload/journal-entry.js';
import type { JournalEntry, JournalPart, ResumeJournal } from '../upload/journal.js';
import { countParts, nextPart, type Part } from '../upload/part-plan.js';
import type { HeldParts } from './held-parts.js';

export interface ReceivedOptions {
  readonly source: ByteSource;
  /** Bytes that the parts are cut to. */
  readonly partSize: number;
  readonly host: string;
  readonly videoId: string;
  /** What the service has. */
  readonly held: HeldParts;
}

/**
 * A journal that knows what the service has received besides what an earlier attempt has left in `inner`. A video
 * takes one source: so what is kept is kept by the video, and compared with the file, whatever its name and date.
 */
export function receivedJournal(inner: ResumeJournal | undefined, options: ReceivedOptions): ResumeJournal {
  const { host, videoId, held } = options;
  const ownKey = JSON.stringify([host, videoId]);

  return {
    async claim(key) {
      const claim = await inner?.claim(ownKey);
      const entry = claim?.entry ?? (await derivedEntry(options));
      if (entry && held.numbers.length > 0 && !(await isHeld(entry, options))) {
        // What is kept is of another file, or another upload's: it stays for that one.
        await claim?.release();
        return undefined;
      }
      return {
        entry: entry && { ...withReceived(entry, held), key },
        save: async (saved) => claim?.save({ ...saved, key: ownKey }),
        release: async (how) => claim?.release(how),
      };
    },
  };
}

/** Whether what the service holds can be the entry's parts, and those are the file's. */
async function isHeld(entry: JournalEntry, { source, held }: ReceivedOptions): Promise<boolean> {
  const { start = 0, end = 0 } = entry.parts[0] ?? {};
  const alike = held.total === undefined || held.total === countParts(source.size, end - start);
  return alike && isOf(entry, source);
}

/** The entry, in which what the service holds is accepted, and nothing else. */
function withReceived(entry: JournalEntry, { numbers }: HeldParts): JournalEntry {
  const parts = entry.parts.map((part, index) => ({ ...part, accepted: numbers.includes(index + 1) }));
  return { ...entry, parts };
}

/**
 * What an attempt that left no word has sent, if the service was told of as many parts as this one cuts: with the
 * file's size, their number says where they begin and end. A source that is whole is taken for nobody's attempt.
 */
async function derivedEntry({
  source,
  partSize,
  host,
  videoId,
  held,
}: ReceivedOptions): Promise<JournalEntry | undefined> {
  const { numbers, total } = held;
  const highest = Math.max(0, ...numbers);
  const alike = total === countParts(source.size, partSize) && numbers.length < total;
  if (highest === 0 || !alike) return undefined;

  const parts: JournalPart[] = [];
  for (
    let part: Part | undefined = nextPart(source.size, partSize);
    part && part.number <= highest;
    part = nextPart(source.size, partSize, part)
  ) {
    const { start, end } = part;
    parts.push({ start, end, accepted: false, digest: await digestOf(part, source) });
  }
  const { ownName: fileName, size: fileSize } = source;
  return { key: '', host, fileName, fileSize, videoId, parts, possibleOrphan: false, updatedAt: Date.now() };
}
