import type { ReactiveControllerHost, TemplateResult } from 'lit';
import { isApiVideoError } from '../../src/base/error.js';
import type {
  ApiVideoClient,
  ApiVideoError,
  RecordingRemains,
  RecoverableOptions,
  RecoverableRecording,
} from '../../src/index.js';
import { emit } from '../shared/emit.js';
import { focusLater } from '../shared/keep-focus.js';
import { errorMessage } from '../shared/messages.js';
import { present } from '../shared/present.js';
import { relayUpload } from '../shared/relay-upload.js';
import { takeStrings, type TakeStrings } from '../shared/strings/en-takes.js';
import type { RecorderController } from './recorder-controller.js';
import type { RecorderAttributes } from './recorder-attributes.js';
import type { RecoveryPhase } from './recorder-phase.js';
import type {} from './recorder.events.js';
import { recoveryList } from './recovery-list.js';
import { hearNews, tellNews, type RecoveryNews } from './recovery-news.js';
import { saveFile } from './take-file.js';
import { tellPlayability, type SessionTeller } from './tell-session.js';

export { recoveryStyles } from './recovery-list.styles.js';

export interface RecoverySurroundings {
  readonly host: ReactiveControllerHost & HTMLElement & RecorderAttributes;
  readonly controller: RecorderController;
  /** Ends the offers. */
  readonly signal: AbortSignal;
  readonly list: (options: RecoverableOptions) => Promise<readonly RecoverableRecording[]>;
  readonly client: () => ApiVideoClient;
}

/** Looks for recordings on their way to where the host sends. `undefined` where there is nothing to tell. */
export async function findRecordings(
  surroundings: RecoverySurroundings,
): Promise<RecoveryOffers | undefined> {
  const { host, controller, signal, list, client } = surroundings;
  const strings = takeStrings(controller.strings());
  try {
    const { baseUri } = client();
    const isOurs = (recording: RecordingRemains): boolean => recording.host === baseUri;
    let expired: readonly RecordingRemains[] = [];
    const all = await list({ onExpired: (dropped) => (expired = dropped.filter(isOurs)) });
    const recordings = all.filter(isOurs);
    if (recordings.length + expired.length === 0) return undefined;
    if (recordings.length > 0) await controller.loadTakes();
    if (signal.aborted) return undefined;

    const words = [
      expired.length > 0 ? strings.expired(expired.length) : '',
      recordings.length > 0 ? strings.found(recordings.length) : '',
    ];
    controller.stage.say(words.join(' ').trim());
    if (expired.length > 0) emit(host, 'recording-expired', { recordings: expired });
    if (recordings.length > 0) emit(host, 'recording-recoverable', { recordings });
    return new RecoveryOffers(surroundings, recordings, expired.length);
  } catch (error) {
    if (!isApiVideoError(error)) throw error;
    return undefined; // a wrong address is told of when something is to be sent there
  }
}

/** Recordings of earlier visits, and what can be done about each. Loaded where there may be any. */
export class RecoveryOffers {
  readonly #surroundings: RecoverySurroundings;
  readonly #expired: number;
  readonly #offers: readonly RecoverableRecording[];
  /** The ids of those that somebody is at, or that are gone. */
  readonly #away = new Set<string>();
  /** What the person is asked about: whether it is to be dropped. */
  #asked: RecoverableRecording | undefined;
  /** Why something could not be done about one. */
  #trouble: { readonly offer: RecoverableRecording; readonly error: ApiVideoError } | undefined;

  constructor(surroundings: RecoverySurroundings, offers: readonly RecoverableRecording[], expired: number) {
    this.#surroundings = surroundings;
    this.#offers = offers;
    this.#expired = expired;
    hearNews((news) => this.#note(news), surroundings.signal);
  }

  render(locale: string): TemplateResult {
    const strings = this.#strings();
    return recoveryList({
      offers: this.#offers.filter(({ id }) => !this.#away.has(id)),
      expired: this.#expired,
      asked: this.#asked,
      troubled: this.#trouble?.offer,
      trouble: this.#trouble && errorMessage(strings, this.#trouble.error),
      strings,
      locale,
      onFinish: (offer) => this.#finish(offer),
      onDownload: (offer) => void this.#attempt(offer, async () => saveFile(await offer.download())),
      onAsk: (offer) => this.#ask(offer, '.keep'),
      onKeep: () => this.#ask(undefined, `[data-id="${this.#asked?.id ?? ''}"] .ask`),
      onDrop: (offer) => void this.#attempt(offer, () => this.#discard(offer)),
    });
  }

  #finish(offer: RecoverableRecording): void {
    const { host, controller, client } = this.#surroundings;
    const { stage } = controller;
    const strings = this.#strings();
    const leave = new AbortController();
    // It outlasts the offers: what a person wants finished goes on when another address has others.
    const life = AbortSignal.any([controller.signal, leave.signal]);
    const upload = offer.finish({ client: client(), partSize: present(host.partSize), signal: life });
    const phase: RecoveryPhase = { kind: 'recovery', recording: offer, upload, error: undefined, leave };

    this.#trouble = undefined;
    this.#tell({ id: offer.id, offered: false });
    life.addEventListener('abort', () => {
      if (upload.state !== 'completed') this.#tell({ id: offer.id, offered: true });
    });
    stage.enter(phase, strings.finishingEarlier);
    relayUpload(host, upload, {
      signal: life,
      onChange: () => host.requestUpdate(),
      onSuccess: (video) => {
        stage.say(strings.recordingSaved);
        controller.arrive(undefined, video);
        if (host.waitPlayable) {
          const say = (words?: string): void => stage.say(words);
          const onVideo: SessionTeller['onVideo'] = (...arrival) => controller.arrive(undefined, ...arrival);
          tellPlayability(video, {
            host,
            client,
            strings: () => this.#strings(),
            signal: life,
            say,
            onVideo,
          });
        }
      },
      onError: (error) => stage.enter({ ...phase, error }, errorMessage(strings, error)),
    });
  }

  async #discard(offer: RecoverableRecording): Promise<void> {
    this.#asked = undefined;
    await offer.discard();
    this.#tell({ id: offer.id, offered: false });
    this.#surroundings.controller.stage.say(this.#strings().recordingCanceled);
  }

  /** Does something about an offer; what goes wrong is told beside it. */
  async #attempt(offer: RecoverableRecording, act: () => Promise<void>): Promise<void> {
    const { host, controller } = this.#surroundings;
    this.#trouble = undefined;
    try {
      await act();
    } catch (error) {
      if (!isApiVideoError(error)) throw error;
      this.#trouble = { offer, error };
      controller.stage.say(errorMessage(this.#strings(), error));
    }
    host.requestUpdate();
  }

  /** Asks about an offer, or no longer, and takes the keyboard along. */
  #ask(offer: RecoverableRecording | undefined, heir: string): void {
    const { host } = this.#surroundings;
    this.#asked = offer;
    host.requestUpdate();
    void focusLater(host, heir);
  }

  #strings(): TakeStrings {
    return takeStrings(this.#surroundings.controller.strings());
  }

  #tell(news: RecoveryNews): void {
    this.#note(news);
    tellNews(news);
  }

  #note({ id, offered }: RecoveryNews): void {
    if (offered) this.#away.delete(id);
    else this.#away.add(id);
    this.#surroundings.host.requestUpdate();
  }
}
