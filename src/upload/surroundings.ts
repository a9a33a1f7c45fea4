import type { DurationProbe } from './duration.js';
import type { ResumeJournal } from './journal.js';
import type { LineWatcher } from './line.js';

/** What a page, or a process, has to offer to uploads. */
export interface Surroundings {
  readonly watchLine: LineWatcher;
  /** Where files' uploads leave word of themselves unless told otherwise. */
  readonly journal: ResumeJournal | undefined;
  readonly durationOf: DurationProbe;
}
