import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { DeviceChoice } from '../../src/record/device-choice.js';
import { choiceOf } from '../../src/record/devices.js';
import { devicesOf } from '../../src/record/source-controls.js';
import { adoptStyles } from '../shared/adopt-styles.js';
import { leaf } from '../shared/leaf.js';
import { told } from '../shared/messages.js';
import type { RecorderStrings } from '../shared/strings/en.js';
import type { RecorderDevice } from './device-members.js';
import type { LiveSource } from './live-source.js';
import type { RecorderController } from './recorder-controller.js';
import { isLive, type RecorderState } from './recorder-state.js';
import { openingFor } from './show-source.js';

export interface SourceHost extends ReactiveControllerHost, HTMLElement {
  readonly state: RecorderState;
  readonly stream: MediaStream | undefined;
  muted: boolean;
  start(): Promise<void>;
  pause(): void;
  resume(): void;
  cancel(): void;
}

/** The host's words, and how it writes numbers. */
interface Localized {
  readonly texts: RecorderStrings;
  readonly locale: string;
}

/** Devices that the page, or the person, has asked for by their ids. */
export type DeviceWish = { readonly [Role in keyof DeviceChoice]?: DeviceChoice[Role] | undefined };

/**
 * Goes with every source that its host opens. What there is to see and to do about one, such as its devices and its
 * level, is fetched when the first is open; where it can't be had, recording works without.
 */
export class SourceFollower implements ReactiveController {
  readonly #host: SourceHost;
  readonly #controller: RecorderController;
  readonly #localize: Localized;
  #stream: MediaStream | undefined;
  #life = new AbortController();
  #live: LiveSource | undefined;
  #wish: DeviceWish = {};
  /** Whether the host was muted when it was last looked at. */
  #wasMuted = false;
  /** The tracks that were switched off because the host is muted, and so are to be switched on again. */
  readonly #silenced = new Set<MediaStreamTrack>();
  #devices: readonly RecorderDevice[] = [];

  constructor(host: SourceHost, controller: RecorderController, localize: Localized) {
    this.#host = host;
    this.#controller = controller;
    this.#localize = localize;
    host.addController(this);
  }

  get stream(): MediaStream | undefined {
    return this.#controller.stream;
  }

  set stream(stream: MediaStream | undefined) {
    this.#controller.stream = stream;
  }

  /** What there is to see and to do about the open source. */
  get live(): LiveSource | undefined {
    return this.#live;
  }

  get devices(): readonly RecorderDevice[] {
    return this.#devices;
  }

  /** The devices in use, or to be used. */
  get choice(): DeviceWish {
    const { state, stream } = this.#host;
    return stream && isLive(state) ? { ...this.#wish, ...choiceOf(stream) } : this.#wish;
  }

  choose(wish: DeviceWish): void {
    this.#wish = { ...this.#wish, ...wish };
    this.#live?.use(wish);
  }

  /** It may only have been moved within its page. */
  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostUpdated(): void {
    const { state, muted, stream } = this.#host;
    const live = isLive(state) ? stream : undefined;
    const sounds = stream ? soundsOf(stream) : [];
    if (live !== this.#stream) this.#follow(live);
    this.#silence(muted ? sounds : []);
    // A source that was opened without sound gets some by being opened anew.
    const lacksSound = live && sounds.length === 0 && !devicesOf(live).has('screen');
    if (this.#wasMuted && !muted && lacksSound) this.#live?.reopen({}).catch(told);
    if (!live || this.#live) this.#wasMuted = muted;
    this.#live?.onState(state);
  }

  hostDisconnected(): void {
    this.#follow(undefined);
    this.#silence([]);
  }

  #follow(stream: MediaStream | undefined): void {
    this.#life.abort();
    this.#live = undefined;
    this.#stream = stream;
    if (!stream) return;
    const { signal } = (this.#life = new AbortController());
    document.addEventListener('keydown', (event) => this.#controller.hear(event), { signal });
    void this.#begin(stream, signal);
  }

  async #begin(stream: MediaStream, signal: AbortSignal): Promise<void> {
    const loaded = await leaf(() => import('./live-source.js'));
    if (!loaded || signal.aborted) return;

    const { stage, warnings, phase } = this.#controller;
    adoptStyles(this.#host, loaded.sourceStyles);
    this.#live = new loaded.LiveSource({
      stream,
      owned: 'owned' in phase && phase.owned,
      host: this.#host,
      stage,
      warnings,
      strings: () => this.#localize.texts,
      locale: () => this.#localize.locale,
      onDevices: (devices) => (this.#devices = devices),
      onWish: (wish) => (this.#wish = { ...this.#wish, ...wish }),
      opening: openingFor(this.#controller),
      signal,
    });
    this.#live.use(this.#wish);
    this.#host.requestUpdate();
  }

  /** Has these tracks be silent, and no others: what the page has switched off by itself stays so. */
  #silence(tracks: readonly MediaStreamTrack[]): void {
    for (const track of this.#silenced) {
      if (tracks.includes(track)) continue;
      this.#silenced.delete(track);
      track.enabled = true;
    }
    for (const track of tracks.filter(({ enabled }) => enabled)) {
      this.#silenced.add(track);
      track.enabled = false;
    }
  }
}

/** What is recorded of a source's sound, and the devices behind it. */
function soundsOf(stream: MediaStream): readonly MediaStreamTrack[] {
  return [...stream.getTracks(), ...devicesOf(stream).values()].filter(({ kind }) => kind === 'audio');
}
