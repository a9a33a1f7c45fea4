import type { Composition } from './composition.js';
import type { DeviceRole } from './device-loss.js';
import { trackFacts } from './track-end.js';

/** What can be done with an open source while it is recorded. What is absent, this source or browser can't do. */
export interface SourceControls {
  /** The devices' own tracks, as they are at the moment. */
  readonly devices: ReadonlyMap<DeviceRole, MediaStreamTrack>;
  /** The picture that is put together of several; absent where the recorded picture is a device's own. */
  readonly composition?: Composition;
  /**
   * Goes on with another camera; the recorded stream stays the same. Rejects with an `ApiVideoError` if that
   * camera can't be had, and the one before is back, if the browser still gives it.
   */
  readonly switchCamera?: (choice: CameraChoice) => Promise<void>;
  /** Goes on with the microphone of that id, as for a camera. */
  readonly switchMicrophone?: (audioDeviceId: string) => Promise<void>;
  /** Lets go of all devices. `closeStream` calls it. */
  close(): void;
}

/** A camera by its id, or by the way it looks. */
export type CameraChoice =
  { readonly videoDeviceId: string } | { readonly facingMode: 'user' | 'environment' };

/** On the stream itself, where every copy of this module finds it: a page may have several. */
const key = Symbol.for('apivideo-kit:source-controls');

interface Controlled {
  readonly [key]?: SourceControls;
}

/** Notes down what belongs to `stream`, which is not the browser's own but made of others. */
export function setControls(stream: MediaStream, its: SourceControls): MediaStream {
  return Object.defineProperty(stream, key, { value: its });
}

/** What can be done with a stream of `openSource`; `undefined` where it is the browser's own, as it came. */
export function controlsOf(stream: MediaStream): SourceControls | undefined {
  return (stream as Controlled)[key];
}

/**
 * The devices' own tracks behind a stream, which alone know their settings, and whether the system has muted
 * them. A device that is exchanged is another track from then on.
 */
export function devicesOf(stream: MediaStream): ReadonlyMap<DeviceRole, MediaStreamTrack> {
  const its = controlsOf(stream);
  if (its) return its.devices;
  const [picture] = stream.getVideoTracks();
  const [sound] = stream.getAudioTracks();
  const screen = picture !== undefined && trackFacts(picture).screen;

  return new Map<DeviceRole, MediaStreamTrack>([
    ...(picture ? [[screen ? 'screen' : 'camera', picture] as const] : []),
    ...(sound ? [[screen ? 'sound' : 'microphone', sound] as const] : []),
  ]);
}
