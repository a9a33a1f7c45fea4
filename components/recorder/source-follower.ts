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
  #muted = false;
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

  hostUpdated(): void {
    const { state, muted } = this.#host;
    const stream = isLive(state) ? this.#host.stream : undefined;
    if (stream !== this.#stream) this.#follow(stream);
    if (stream && muted !== this.#muted) this.#mute(stream, muted);
    this.#live?.onState(state);
  }

  hostDisconnected(): void {
    this.#follow(undefined);
  }

  #follow(stream: MediaStream | undefined): void {
    this.#life.abort();
    this.#live = undefined;
    this.#stream = stream;
    this.#muted = false;
    if (stream) void this.#begin(stream, (this.#life = new AbortController()).signal);
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
      onRefused: (refused) => (this.#wish = { ...this.#wish, ...refused }),
      reopen: (wish) => {
        this.#wish = { ...this.#wish, ...wish };
        return this.#controller.reopen();
      },
      signal,
    });
    this.#live.use(this.#wish);
    this.#host.requestUpdate();
  }

  /** A source that was opened without sound gets some by being opened anew. */
  #mute(stream: MediaStream, muted: boolean): void {
    this.#muted = muted;
    const devices = devicesOf(stream);
    const tracks = [...stream.getTracks(), ...devices.values()].filter(({ kind }) => kind === 'audio');
    for (const track of tracks) track.enabled = !muted;
    if (!muted && tracks.length === 0 && !devices.has('screen')) this.#controller.reopen().catch(told);
  }
}
