import type { JournalClaim, JournalEntry, ResumeJournal } from '../../src/index.js';

/** A journal in memory, as another page or program might bring its own. */
export class MemoryJournal implements ResumeJournal {
  readonly entries = new Map<string, JournalEntry>();
  readonly held = new Set<string>();
  /** All that was ever kept, oldest first. */
  readonly saved: JournalEntry[] = [];

  /** The one entry there is. */
  get entry(): JournalEntry | undefined {
    return this.entries.values().next().value;
  }

  claim(key: string): Promise<JournalClaim | undefined> {
    if (this.held.has(key)) return Promise.resolve(undefined);
    this.held.add(key);
    return Promise.resolve({
      entry: this.entries.get(key),
      save: (entry) => {
        this.saved.push(entry);
        this.entries.set(key, entry);
        return Promise.resolve();
      },
      release: ({ forget } = { forget: false }) => {
        if (forget) this.entries.delete(key);
        this.held.delete(key);
        return Promise.resolve();
      },
    });
  }
}
