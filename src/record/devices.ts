import type { DeviceChoice } from './device-choice.js';
import { devicesOf } from './source-controls.js';
import type { FacingMode } from './source-request.js';
import { isLive } from './track-end.js';

/** A camera or microphone that a person may choose. */
export interface Device {
  readonly deviceId: string;
  /** The name that the system gives it; empty until the person has allowed one of its kind. */
  readonly label: string;
}

export interface Devices {
  readonly cameras: readonly Device[];
  readonly microphones: readonly Device[];
}

export const noDevices: Devices = { cameras: [], microphones: [] };

/**
 * The devices in the browser's list. Left out are those that it doesn't name before the person has allowed one,
 * and Chromium's doubles of others, `default` and `communications`.
 */
export function devicesIn(infos: readonly Pick<MediaDeviceInfo, 'kind' | 'deviceId' | 'label'>[]): Devices {
  const of = (wanted: MediaDeviceKind): readonly Device[] =>
    infos
      .filter(({ kind, deviceId }) => kind === wanted && !doubles.includes(deviceId))
      .map(({ deviceId, label }) => ({ deviceId, label }));
  return { cameras: of('videoinput'), microphones: of('audioinput') };
}

const doubles: readonly string[] = ['', 'default', 'communications'];

/** Whether a person would see any difference. */
export function sameDevices(some: Devices, others: Devices): boolean {
  return JSON.stringify(some) === JSON.stringify(others);
}

/** What is chosen of `choice` that is still there. */
export function presentChoice(choice: DeviceChoice, { cameras, microphones }: Devices): DeviceChoice {
  const has = (devices: readonly Device[], id: string | undefined): id is string =>
    devices.some(({ deviceId }) => deviceId === id);
  const { videoDeviceId, audioDeviceId } = choice;
  return {
    ...(has(cameras, videoDeviceId) && { videoDeviceId }),
    ...(has(microphones, audioDeviceId) && { audioDeviceId }),
  };
}

/**
 * The ids of the devices that a stream is recorded from: what to remember, and what a picker shows as chosen. One
 * that is gone is not in use, so that it can be chosen again.
 */
export function choiceOf(stream: MediaStream): DeviceChoice {
  const devices = devicesOf(stream);
  const videoDeviceId = liveIdOf(devices.get('camera'));
  const audioDeviceId = liveIdOf(devices.get('microphone'));
  return { ...(videoDeviceId && { videoDeviceId }), ...(audioDeviceId && { audioDeviceId }) };
}

/** The id of the device behind a track that lives. */
export function liveIdOf(track: MediaStreamTrack | undefined): string | undefined {
  return track && isLive(track) ? track.getSettings().deviceId : undefined;
}

/** What a button that turns the camera round asks for. */
export type OtherCamera = { readonly facingMode: FacingMode } | { readonly videoDeviceId: string };

/**
 * The camera on the other side, or, where cameras have no sides, the next in the list; `undefined` where there is
 * no other.
 */
export function otherCamera(
  current: Pick<MediaTrackSettings, 'deviceId' | 'facingMode'>,
  cameras: readonly Device[],
): OtherCamera | undefined {
  if (cameras.length < 2) return undefined;
  if (current.facingMode === 'user') return { facingMode: 'environment' };
  if (current.facingMode === 'environment') return { facingMode: 'user' };
  const next =
    cameras[(cameras.findIndex(({ deviceId }) => deviceId === current.deviceId) + 1) % cameras.length];
  return next && { videoDeviceId: next.deviceId };
}

/** The browser's list, kept up to date. */
export interface DeviceWatch {
  readonly devices: Devices;
  /** Looks again now: call it when a source was opened, from when on browsers tell names. */
  refresh(): Promise<Devices>;
}

/**
 * Follows devices as they are plugged in and out, and as the person allows them, until `signal` aborts; without
 * ever asking for permission. Where the browser has no list, it stays empty.
 */
export function watchDevices(onChange: (devices: Devices) => void, signal: AbortSignal): DeviceWatch {
  const source = navigator.mediaDevices as MediaDevices | undefined;
  let devices = noDevices;
  let latest = 0;

  const refresh = async (): Promise<Devices> => {
    const turn = ++latest;
    const infos = (await source?.enumerateDevices().catch(() => [])) ?? [];
    // Of answers that overtake each other, the last question's counts.
    const found = devicesIn(infos);
    if (turn !== latest || signal.aborted || sameDevices(found, devices)) return devices;
    devices = found;
    onChange(devices);
    return devices;
  };
  const look = (): void => void refresh();

  source?.addEventListener('devicechange', look, { signal });
  void followPermissions(look, signal);
  look();
  return {
    get devices() {
      return devices;
    },
    refresh,
  };
}

/** Names appear and vanish with permission, of which `devicechange` doesn't tell. */
async function followPermissions(onChange: () => void, signal: AbortSignal): Promise<void> {
  for (const name of ['camera', 'microphone'] as const) {
    try {
      const status = await navigator.permissions.query({ name });
      status.addEventListener('change', onChange, { signal });
    } catch {
      // Browsers without this permission by name tell of devices by `devicechange` and `refresh()` alone.
    }
  }
}
