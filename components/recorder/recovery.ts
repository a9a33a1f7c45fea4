import type { ReactiveControllerHost } from 'lit';
import { RecordingSession } from '../../src/record/session.js';
import { adoptStyles } from '../shared/adopt-styles.js';
import { EarlierVisits } from '../shared/earlier-visits.js';
import { leaf } from '../shared/leaf.js';
import { present } from '../shared/present.js';
import { relayUpload } from '../shared/relay-upload.js';
import type { RecorderStrings } from '../shared/strings/en.js';
import { clientOf } from '../shared/upload-client.js';
import type { RecorderAttributes } from './recorder-attributes.js';
import type { RecorderController } from './recorder-controller.js';
import type { RecoveryOffers } from './recovery-offers.js';
import { saveFile } from './take-file.js';
import { tellPlayability } from './tell-session.js';

type Host = ReactiveControllerHost & HTMLElement & RecorderAttributes;

/** Recordings of earlier visits that have not been sent to their end, offered while nothing else goes on. */
export function earlierRecordings(
  host: Host,
  controller: RecorderController,
  strings: () => RecorderStrings,
): EarlierVisits<RecoveryOffers> {
  return new EarlierVisits(host, {
    database: 'apivideo-recordings',
    address: () => (host.noRecovery ? undefined : (present(host.baseUri) ?? '')),
    find: async (signal) => {
      const loaded = await leaf(() => import('./recovery-offers.js'));
      if (!loaded || signal.aborted) return undefined;
      adoptStyles(host, loaded.recoveryStyles);

      const { stage } = controller;
      const say = (words?: string): void => stage.say(words);
      return loaded.findRecordings({
        host,
        stage,
        strings,
        signal,
        list: (options) => RecordingSession.recoverable(options),
        client: () => clientOf(host),
        relay: relayUpload,
        save: saveFile,
        onVideo: (video) => {
          controller.arrive(video);
          const onVideo: typeof controller.arrive = (...arrival) => controller.arrive(...arrival);
          if (host.waitPlayable) tellPlayability(video, { host, strings, signal, say, onVideo });
        },
      });
    },
  });
}
