import type { ReactiveControllerHost } from 'lit';
import { RecordingSession } from '../../src/record/session.js';
import { adoptStyles } from '../shared/adopt-styles.js';
import { EarlierVisits } from '../shared/earlier-visits.js';
import { leaf } from '../shared/leaf.js';
import { present } from '../shared/present.js';
import { clientOf } from '../shared/upload-client.js';
import type { RecorderAttributes } from './recorder-attributes.js';
import type { RecorderController } from './recorder-controller.js';
import type { RecoveryOffers } from './recovery-offers.js';

type Host = ReactiveControllerHost & HTMLElement & RecorderAttributes;

/** Recordings of earlier visits that have not been sent to their end, offered while nothing else goes on. */
export function earlierRecordings(host: Host, controller: RecorderController): EarlierVisits<RecoveryOffers> {
  return new EarlierVisits(host, {
    database: 'apivideo-recordings',
    address: () => (host.noRecovery ? undefined : (present(host.baseUri) ?? '')),
    find: async (signal) => {
      const loaded = await leaf(() => import('./recovery-offers.js'));
      if (!loaded || signal.aborted) return undefined;
      adoptStyles(host, loaded.recoveryStyles);

      return loaded.findRecordings({
        host,
        controller,
        signal,
        list: (options) => RecordingSession.recoverable(options),
        client: () => clientOf(host),
      });
    },
  });
}
