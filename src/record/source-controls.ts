import type { Composition } from './composition.js';

/** What can be done with an open source while it is recorded. What is absent, this source or browser can't do. */
export interface SourceControls {
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

const controls = new WeakMap<MediaStream, SourceControls>();

/** Notes down what belongs to `stream`, which is not the browser's own but made of others. */
export function setControls(stream: MediaStream, its: SourceControls): MediaStream {
  controls.set(stream, its);
  return stream;
}

/** What can be done with a stream of `openSource`; `undefined` where it is the browser's own, as it came. */
export function controlsOf(stream: MediaStream): SourceControls | undefined {
  return controls.get(stream);
}
