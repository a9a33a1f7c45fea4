import type { ReactiveControllerHost } from 'lit';
import { journalName } from '../../src/web/journal-name.js';
import { EarlierVisits } from '../shared/earlier-visits.js';
import { leaf } from '../shared/leaf.js';
import { present } from '../shared/present.js';
import type { TakenFile } from './taken-file.js';
import type { Texts } from './texts.js';
import type { UnfinishedOffers } from './unfinished-offers.js';
import type { UploadSettings } from './upload-settings.js';

export interface UnfinishedOptions {
  readonly settings: UploadSettings;
  readonly texts: () => Texts;
  /** A file was opened again; adding it goes on with its upload. */
  readonly onFile: (taken: TakenFile) => void;
  /** The person is to choose a file again. */
  readonly onChoose: () => void;
}

/** Uploads of earlier visits that have not come to their end. */
export function unfinishedUploads(
  host: ReactiveControllerHost & HTMLElement,
  options: UnfinishedOptions,
): EarlierVisits<UnfinishedOffers> {
  const { settings } = options;
  return new EarlierVisits(host, {
    database: journalName,
    address: () => (settings.noResume ? undefined : (present(settings.baseUri) ?? '')),
    find: async (signal) => {
      const loaded = await leaf(() => import('./unfinished-offers.js'));
      return loaded?.findUnfinished(host, { ...options, signal });
    },
  });
}
