import { defined } from '../base/options.js';
import type { DeviceChoice } from './device-choice.js';

/**
 * What to record: camera and microphone; the screen, with its sound and the microphone's; the same with the
 * camera's picture in a corner; or the microphone alone.
 */
export type SourceKind = 'camera' | 'screen' | 'screen+camera' | 'microphone';

/** What to record, with wishes that a browser meets as well as it can. */
export interface SourceRequest {
  readonly kind: SourceKind;
  /** Pixels. The browser comes as near as it can. @default the device's own */
  readonly width?: number | undefined;
  /** Pixels. The browser comes as near as it can. @default the device's own */
  readonly height?: number | undefined;
  /** Frames a second. The browser comes as near as it can. @default the device's own */
  readonly frameRate?: number | undefined;
  /** Which way the camera looks, if there is a choice. @default the browser's choice */
  readonly facingMode?: FacingMode | undefined;
  /** This camera and no other. */
  readonly videoDeviceId?: string | undefined;
  /** This microphone and no other. */
  readonly audioDeviceId?: string | undefined;
  /** Devices of an earlier visit: taken if they are there, and no loss if they aren't. */
  readonly remembered?: DeviceChoice | undefined;
  /** Whether sound is recorded, where there is a picture. @default true */
  readonly sound?: boolean | undefined;
  /** Whether a screen's recording has the microphone besides the screen's own sound. @default true */
  readonly microphone?: boolean | undefined;
  /**
   * Whether camera and microphone can be changed while recording: see `controlsOf`. It takes a detour, so that
   * `'if-others'` spares those for which there is no other when they are opened. @default false
   */
  readonly switchable?: boolean | 'if-others' | undefined;
}

export type FacingMode = 'user' | 'environment';

/** Chromium's own hints for its picker, which other browsers pass over. */
export interface DisplayConstraints extends DisplayMediaStreamOptions {
  readonly systemAudio?: 'include' | 'exclude';
}

export function wantsScreen({ kind }: SourceRequest): boolean {
  return kind === 'screen' || kind === 'screen+camera';
}

/** What to ask for with the screen's picker. Numbers are wishes. */
export function displayConstraints({
  width,
  height,
  frameRate,
  sound = true,
}: SourceRequest): DisplayConstraints {
  const video = defined({ width, height, frameRate });
  return { video, audio: sound, ...(sound && { systemAudio: 'include' }) };
}

/** What to ask for of camera and microphone; of the two, a screen goes with the microphone. */
export function userConstraints(request: SourceRequest): MediaStreamConstraints {
  const { kind, sound = true, microphone = true } = request;
  const withPicture = kind === 'camera' || kind === 'screen+camera';
  const withSound = kind === 'microphone' || (sound && (kind === 'camera' || microphone));

  return {
    ...(withPicture && { video: cameraConstraints(request) }),
    ...(withSound ? { audio: microphoneConstraints(request) } : withPicture && { audio: false }),
  };
}

/** Only a device chosen by hand is a must. The size asked for is the screen's, where there is one. */
export function cameraConstraints(request: SourceRequest): MediaTrackConstraints {
  const { kind, width, height, frameRate, facingMode, videoDeviceId, remembered } = request;
  const picture = kind === 'camera' ? { width, height, frameRate } : { width: insetWidth };

  // A remembered camera may look the other way than the page asks for: the page's wish comes first.
  const deviceId = idConstraint(videoDeviceId, facingMode ? undefined : remembered?.videoDeviceId);
  return defined({ ...picture, facingMode, deviceId });
}

/** The same request with its remembered devices as a must; `undefined` where none are remembered. */
export function insistingOn(request: SourceRequest): SourceRequest | undefined {
  const { facingMode, remembered, videoDeviceId, audioDeviceId } = request;
  const camera = facingMode ? undefined : remembered?.videoDeviceId;
  const microphone = remembered?.audioDeviceId;
  if (!camera && !microphone) return undefined;
  return {
    ...request,
    videoDeviceId: videoDeviceId ?? camera,
    audioDeviceId: audioDeviceId ?? microphone,
  };
}

/** Pixels: as sharp as a corner of a large screen shows it. */
const insetWidth = 640;

function microphoneConstraints({
  audioDeviceId,
  remembered,
}: Pick<SourceRequest, 'audioDeviceId' | 'remembered'>): MediaTrackConstraints | true {
  const deviceId = idConstraint(audioDeviceId, remembered?.audioDeviceId);
  return deviceId ? { deviceId } : true;
}

function idConstraint(chosen = '', remembered = ''): ConstrainDOMStringParameters | undefined {
  if (chosen !== '') return { exact: chosen };
  return remembered === '' ? undefined : { ideal: remembered };
}
