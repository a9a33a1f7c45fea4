import type { ResumeJournal } from '../upload/journal.js';
import { unknownLine } from '../upload/line.js';
import type { Surroundings } from '../upload/surroundings.js';
import { inBrowser, watchBrowserLine } from './browser-line.js';

/** Loaded when a file is large enough to need it. Where it can't be loaded, uploads do without. */
const lazyJournal: ResumeJournal = {
  claim: async (key) => {
    const loaded = await import('./web-journal.js').catch(() => undefined);
    return loaded?.webJournal.claim(key);
  },
};

const browser: Surroundings = {
  watchLine: watchBrowserLine,
  journal: lazyJournal,
  durationOf: async (file, signal) => {
    const loaded = await import('./media-duration.js').catch(() => undefined);
    return loaded?.mediaDuration(file, signal);
  },
};

const elsewhere: Surroundings = {
  // One for each upload: Node warns of a signal that a crowd listens to.
  watchLine: () => ({ ...unknownLine, wake: new AbortController().signal }),
  journal: undefined,
  durationOf: () => Promise.resolve(undefined),
};

/** What there is to lean on where this runs. */
export const surroundings = (): Surroundings => (inBrowser() ? browser : elsewhere);
