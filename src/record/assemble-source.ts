import type { Composition } from './composition.js';
import { compose } from './compose.js';
import { afterDeviceLoss, type DeviceRole } from './device-loss.js';
import { exchangeableRoles } from './exchangeable.js';
import { frameTools } from './frame-tools.js';
import { mixSound, type SoundMix } from './mix-sound.js';
import { setControls } from './source-controls.js';
import type { SourceRequest } from './source-request.js';
import type { askUser, NoticeListener } from './source.js';
import { switchesOf } from './switch-device.js';
import { endTrack, isLive, markScreen, onEndWithout, onTrackEnd, sourceEnded } from './track-end.js';

/** What the browser has given, one answer after the other. */
export interface SourceParts {
  readonly display: MediaStream | undefined;
  readonly user: MediaStream | undefined;
  /** For the mix, which closes it; absent where the browser can't mix. */
  readonly context: AudioContext | undefined;
}

export interface AssemblyTools {
  readonly onNotice: NoticeListener;
  /** Asks for camera or microphone; handed in, so that this module, which is loaded late, brings no second copy. */
  readonly askUser: typeof askUser;
}

/** An assembled source: the devices behind it, and what is made of them. */
export interface Assembly {
  readonly devices: Map<DeviceRole, MediaStreamTrack>;
  readonly composition: Composition | undefined;
  readonly mix: SoundMix | undefined;
  readonly request: SourceRequest;
  readonly askUser: typeof askUser;
  /** Aborts when the source is closed. */
  readonly signal: AbortSignal;
  /**
   * Puts a device into its role, in the place of the one before, which is then stopped. Throws, with all as it was,
   * where the browser can't make the device part of the source.
   */
  use(role: DeviceRole, track: MediaStreamTrack): void;
}

/**
 * Makes of a screen, a camera and sounds the one stream to record. It ends by itself as a device's own would:
 * with its screen, or with the last of what it shows or sounds.
 */
export async function assembleSource(
  { display, user, context }: SourceParts,
  request: SourceRequest,
  { onNotice, askUser }: AssemblyTools,
): Promise<MediaStream> {
  const devices = devicesIn(display, user);
  const exchangeable = await exchangeableRoles(request.switchable);
  const mix = await mixOf(devices, exchangeable.has('microphone'), context);
  const composition = compositionOf(devices, request, exchangeable.has('camera'));
  const picture = composition?.track ?? devices.get('screen') ?? devices.get('camera');
  const heard = mix?.track ?? devices.get('microphone') ?? devices.get('sound');
  const stream = new MediaStream([picture, heard].filter((track) => track !== undefined));
  const life = new AbortController();
  const { signal } = life;

  const watch = (role: DeviceRole, track: MediaStreamTrack): void => {
    const made = role === 'screen' || role === 'camera' ? composition : mix;
    const lose = (): void => {
      if (!made || devices.get(role) !== track) return; // its own end is told by itself; or it was exchanged
      const live = [...devices].filter(([, device]) => isLive(device)).map(([other]) => other);
      const outcome = afterDeviceLoss({ role, live, exchangeable: exchangeable.has(role) });
      if (role === 'microphone' || role === 'sound') mix?.remove(track);
      if (role === 'camera' && devices.has('screen')) composition?.setInset(undefined);
      if (outcome === 'end-all') stream.getTracks().forEach(endTrack);
      else if (outcome === 'go-on') onNotice(sourceEnded({ kind: kindOf(role), screen: false }));
      else endTrack(made.track);
    };
    const screen = devices.get('screen');
    if (role === 'sound' && screen) onEndWithout(screen, track, lose, signal);
    else onTrackEnd(track, lose, signal);
  };
  const use = (role: DeviceRole, track: MediaStreamTrack): void => {
    const before = devices.get(role);
    if (role === 'camera') composition?.[devices.has('screen') ? 'setInset' : 'setBase'](track);
    else mix?.add(track);
    devices.set(role, track);
    watch(role, track);
    if (before && role === 'microphone') mix?.remove(before);
    before?.stop();
  };

  for (const [role, track] of devices) watch(role, track);
  if (composition && devices.has('screen')) markScreen(composition.track);
  return setControls(stream, {
    devices,
    ...(composition && devices.has('screen') && { composition }),
    ...switchesOf({ devices, composition, mix, request, askUser, signal, use }),
    close: () => {
      life.abort();
      composition?.close();
      mix?.close();
      for (const track of devices.values()) track.stop();
    },
  });
}

function devicesIn(
  display: MediaStream | undefined,
  user: MediaStream | undefined,
): Map<DeviceRole, MediaStreamTrack> {
  const tracks: readonly (readonly [DeviceRole, MediaStreamTrack | undefined])[] = [
    ['screen', display?.getVideoTracks()[0]],
    ['camera', user?.getVideoTracks()[0]],
    ['sound', display?.getAudioTracks()[0]],
    ['microphone', user?.getAudioTracks()[0]],
  ];
  return new Map(tracks.flatMap(([role, track]) => (track ? [[role, track]] : [])));
}

/** Several sounds, or one that may be exchanged. Anything else is recorded as it is: mixing might fail. */
async function mixOf(
  devices: ReadonlyMap<DeviceRole, MediaStreamTrack>,
  exchangeable: boolean,
  context: AudioContext | undefined,
): Promise<SoundMix | undefined> {
  const sounds = [devices.get('sound'), devices.get('microphone')].filter((track) => track !== undefined);
  if (context && (sounds.length > 1 || (exchangeable && devices.has('microphone')))) {
    return mixSound(context, sounds);
  }
  void context?.close();
  return undefined;
}

/** A camera alone is composed only to be exchanged, and only where that goes on in hidden pages. */
function compositionOf(
  devices: ReadonlyMap<DeviceRole, MediaStreamTrack>,
  { frameRate }: SourceRequest,
  exchangeable: boolean,
): Composition | undefined {
  const screen = devices.get('screen');
  const camera = devices.get('camera');
  if (screen && camera) return compose(screen, camera, { frameRate });
  return camera && exchangeable && frameTools()
    ? compose(camera, undefined, { frameRate: frameRate ?? 60 })
    : undefined;
}

function kindOf(role: DeviceRole): 'video' | 'audio' {
  return role === 'screen' || role === 'camera' ? 'video' : 'audio';
}
