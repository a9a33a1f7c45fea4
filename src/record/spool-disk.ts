import { within } from '../base/within.js';
import { dropExpired } from '../web/orphan-recordings.js';
import type { RecordingStore, StoredRecording } from '../web/recording-store.js';
import { exactBytes, lost, type Stretch } from './spool-rows.js';

/** Milliseconds that the storage may take for anything before it counts as broken for now. */
const patience = 10_000;

/** The browser's storage as one recording uses it: it may refuse, and it may never answer. */
export class SpoolDisk {
  readonly #store: RecordingStore;
  readonly #id: string;

  constructor(store: RecordingStore, id: string) {
    this.#store = store;
    this.#id = id;
  }

  /** Whether the storage did it, in time. */
  async does(act: (store: RecordingStore) => Promise<unknown>): Promise<boolean> {
    return (
      (await within(
        act(this.#store).then(() => true),
        patience,
      )) ?? false
    );
  }

  /** Exactly these bytes. Rejects with `file-unreadable` where some are missing. */
  async read(stretch: Stretch): Promise<readonly Uint8Array<ArrayBuffer>[]> {
    const rows = await within(this.#store.read(this.#id, stretch.start, stretch.end), patience);
    if (!rows) throw lost();
    return exactBytes(rows, stretch);
  }

  /** Drops recordings that are too old to be kept, and resolves with what they were. */
  async makeRoom(): Promise<readonly StoredRecording[]> {
    return (await within(dropExpired(this.#store), patience)) ?? [];
  }
}
