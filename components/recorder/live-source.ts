import type { TemplateResult } from 'lit';
import { ApiVideoError, isApiVideoError } from '../../src/base/error.js';
import { rememberDevices, type DeviceChoice } from '../../src/record/device-choice.js';
import { choiceOf, noDevices, otherCamera, watchDevices, type Devices } from '../../src/record/devices.js';
import { controlsOf, devicesOf, type CameraChoice } from '../../src/record/source-controls.js';
import { emit } from '../shared/emit.js';
import { sourceStrings } from '../shared/strings/en-source.js';
import type { RecorderDevice } from './device-members.js';
import { InsetMover } from './inset-mover.js';
import { LevelMeter } from './level-meter.js';
import { spoken, type LiveSourceOptions, type OwnSourceOptions } from './live-source-options.js';
import type { RecorderState } from './recorder-state.js';
import type { RecorderViewOptions } from './recorder-view.js';
import type { DeviceWish } from './source-follower.js';
import { replaceSource } from './replace-source.js';
import { sourceHints } from './source-hints.js';
import { sourceOverlay } from './source-overlay.js';
import { SourceHealth } from './source-health.js';

export { sourceStyles } from './source.styles.js';

/** A device that a person can choose. */
export type Pick = 'camera' | 'microphone';

/** What could not be had is not to be asked for again. */
const noCamera: DeviceWish = { videoDeviceId: undefined };
const noMicrophone: DeviceWish = { audioDeviceId: undefined };

/** What there is to see and to do about a source while it is open. */
export class LiveSource {
  readonly meter: LevelMeter;
  /** Moves the camera's picture about, where it lies in a corner of another. */
  readonly mover: InsetMover | undefined;
  readonly health: SourceHealth;
  readonly #options: OwnSourceOptions;
  #devices: Devices = noDevices;
  #settings: 'open' | 'closed' = 'closed';

  constructor(given: LiveSourceOptions) {
    const options = { ...given, strings: () => sourceStrings(given.strings()) };
    const { host, stage, stream, strings, signal } = options;
    const { composition } = controlsOf(stream) ?? {};

    this.#options = options;
    this.meter = new LevelMeter(host, signal);
    this.mover = composition && new InsetMover({ host, stage, stream, composition, strings });
    this.health = new SourceHealth({ ...options, meter: this.meter });
    watchDevices((devices) => this.#list(devices), signal);
    // Devices know their sizes when they have given a picture.
    const preview = host.shadowRoot?.querySelector('video');
    preview?.addEventListener('resize', () => host.requestUpdate(), { signal });
  }

  get devices(): Devices {
    return this.#devices;
  }

  get settings(): 'open' | 'closed' {
    return this.#settings;
  }

  set settings(settings: 'open' | 'closed') {
    this.#settings = settings;
    this.#options.host.requestUpdate();
  }

  /** The device of that kind that is in use. */
  inUse(role: Pick): string | undefined {
    const { videoDeviceId, audioDeviceId } = choiceOf(this.#options.stream);
    return role === 'camera' ? videoDeviceId : audioDeviceId;
  }

  /** Whether a person may choose a device of that kind at all. */
  offers(role: Pick): boolean {
    return this.#options.owned && devicesOf(this.#options.stream).has(role);
  }

  /** Whether another device can be used at the moment: in the same recording, or before it begins. */
  canChange(role: Pick): boolean {
    const { stage, stream } = this.#options;
    if (!this.offers(role)) return false;
    const { switchCamera, switchMicrophone } = controlsOf(stream) ?? {};
    const exchange = role === 'camera' ? switchCamera : switchMicrophone;
    return Boolean(exchange) || (stage.phase.kind === 'ready' && !devicesOf(stream).has('screen'));
  }

  /** Whether there is another camera to turn to. */
  get canTurn(): boolean {
    return this.canChange('camera') && this.#other !== undefined;
  }

  onState(state: RecorderState): void {
    this.health.onState(state);
  }

  /** Goes over to these devices, as far as they are not in use. */
  use({ videoDeviceId, audioDeviceId }: DeviceWish): void {
    const wanted = [
      ['camera', videoDeviceId],
      ['microphone', audioDeviceId],
    ] as const;
    for (const [role, id] of wanted) {
      if (id && this.offers(role) && id !== this.inUse(role)) void this.change(role, id);
    }
  }

  /** Goes over to another device; one that can't be had leaves things as they are, and is told. */
  async change(role: Pick, deviceId: string): Promise<void> {
    const { stream, onWish } = this.#options;
    const { switchCamera, switchMicrophone } = controlsOf(stream) ?? {};
    const choice = role === 'camera' ? { videoDeviceId: deviceId } : { audioDeviceId: deviceId };

    onWish(choice);
    await this.#go(role, async () => {
      if (role === 'camera' && switchCamera) await switchCamera({ videoDeviceId: deviceId });
      else if (role === 'microphone' && switchMicrophone) await switchMicrophone(deviceId);
      else if (this.canChange(role)) await this.reopen(choice);
      else throw notNow();
    });
  }

  /** Opens another source, with these devices, in the place of this one; only while nothing is recorded. */
  async reopen(choice: DeviceChoice): Promise<void> {
    const { stage, stream, owned, opening, onWish } = this.#options;
    // A recording that is about to begin is shown as ready, too.
    if (stage.phase.kind !== 'ready' || !owned) return;
    const forgotten = {
      ...('videoDeviceId' in choice && noCamera),
      ...('audioDeviceId' in choice && noMicrophone),
    };
    onWish(choice);
    await replaceSource(opening, stream, () => onWish(forgotten));
    rememberDevices(choice);
  }

  /** Turns to the camera on the other side, or to the next. */
  async turn(): Promise<void> {
    const { stream, onWish } = this.#options;
    const other = this.#other;
    if (!other) return;
    if ('videoDeviceId' in other) {
      await this.change('camera', other.videoDeviceId);
      return;
    }
    await this.#go('camera', async () => {
      await controlsOf(stream)?.switchCamera?.(other);
      onWish({ videoDeviceId: this.inUse('camera') });
    });
  }

  /** What lies over the picture. */
  overlay(options: RecorderViewOptions): TemplateResult {
    return sourceOverlay(this, spoken(options));
  }

  /** What a person should know of the source, with a way out where there is one. */
  hints(options: RecorderViewOptions): TemplateResult {
    return sourceHints(this, spoken(options));
  }

  /** Cameras can be asked for by their side only where they are exchanged under the same recording. */
  get #other(): CameraChoice | undefined {
    const { stream } = this.#options;
    const { deviceId, facingMode } = devicesOf(stream).get('camera')?.getSettings() ?? {};
    const side = controlsOf(stream)?.switchCamera && facingMode;
    return otherCamera(
      { ...(deviceId && { deviceId }), ...(side && { facingMode: side }) },
      this.#devices.cameras,
    );
  }

  async #go(role: Pick, act: () => Promise<void> | undefined): Promise<void> {
    const { stage, stream, strings, onWish, signal } = this.#options;
    try {
      await act();
    } catch (error) {
      if (!isApiVideoError(error)) throw error;
      // Another source has been opened, or none: what is wished for then is another matter.
      if (signal.aborted) return;
      onWish(role === 'camera' ? noCamera : noMicrophone);
      stage.miss(error);
      return;
    }
    if (signal.aborted) return; // it was opened anew: what follows is another source's
    this.health.renew(role);
    rememberDevices(choiceOf(stream));
    stage.missNothing();
    this.#tell();
    const name = this.#nameOf(role);
    if (name) stage.say(strings().inUse(name));
  }

  #nameOf(role: Pick): string | undefined {
    const { cameras, microphones } = this.#devices;
    const id = this.inUse(role);
    return (role === 'camera' ? cameras : microphones).find(({ deviceId }) => deviceId === id)?.label;
  }

  #list(devices: Devices): void {
    this.#devices = devices;
    this.#tell();
  }

  #tell(): void {
    const { host, stream, onDevices } = this.#options;
    const { cameras, microphones } = this.#devices;
    const devices: readonly RecorderDevice[] = [
      ...cameras.map((camera) => ({ kind: 'videoinput', ...camera }) as const),
      ...microphones.map((microphone) => ({ kind: 'audioinput', ...microphone }) as const),
    ];
    const { videoDeviceId, audioDeviceId } = choiceOf(stream);

    onDevices(devices);
    host.requestUpdate();
    emit(host, 'device-change', { devices, videoDeviceId, audioDeviceId });
  }
}

function notNow(): ApiVideoError {
  return new ApiVideoError(
    'invalid-state',
    'This device can be changed only before a recording, or after it.',
  );
}
