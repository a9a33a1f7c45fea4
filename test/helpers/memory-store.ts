import type { PartRecord } from '../../src/upload/upload-record.js';
import type { RecordingStore, StoredRecording, StoredRow } from '../../src/web/recording-store.js';

/** What outlives a page: in place of the browser's storage, where there is no browser. */
export interface MemoryDisk {
  readonly recordings: Map<string, StoredRecording>;
  readonly rows: Map<string, StoredRow[]>;
  readonly parts: Map<string, PartRecord[]>;
}

export function memoryDisk(): MemoryDisk {
  return { recordings: new Map(), rows: new Map(), parts: new Map() };
}

/** Awaited ahead of each step that changes a disk; may refuse, or hang. */
export type BeforeChange = (change: 'write' | 'note' | 'remove') => Promise<void>;

/** A store on that disk. */
export function memoryStore(disk: MemoryDisk, before: BeforeChange): RecordingStore {
  const rowsOf = (id: string): StoredRow[] => disk.rows.get(id) ?? [];

  return {
    list: () => Promise.resolve(Array.from(disk.recordings.values())),
    parts: (id) => Promise.resolve(disk.parts.get(id) ?? []),
    async write(recording, rows) {
      await before('write');
      const { id } = recording;
      const starts = new Set(rows.map(({ start }) => start));
      const { videoId, acceptedBytes } = disk.recordings.get(id) ?? recording;
      disk.rows.set(id, [...rowsOf(id).filter(({ start }) => !starts.has(start)), ...rows]);
      disk.recordings.set(id, { ...recording, videoId, acceptedBytes });
    },
    async read(id, start, end) {
      await Promise.resolve();
      return rowsOf(id).filter((row) => row.start < end && row.start + row.bytes.byteLength > start);
    },
    async note(id, part, videoId) {
      await before('note');
      const recording = disk.recordings.get(id);
      if (!recording) return;
      const others = (disk.parts.get(id) ?? []).filter(({ number }) => number !== part.number);
      disk.parts.set(id, [...others, part]);
      if (!part.accepted) return;
      disk.recordings.set(id, { ...recording, videoId, acceptedBytes: part.end });
      disk.rows.set(
        id,
        rowsOf(id).filter((row) => row.start + row.bytes.byteLength > part.end),
      );
    },
    async remove(id) {
      await before('remove');
      for (const map of [disk.recordings, disk.rows, disk.parts]) map.delete(id);
    },
  };
}
