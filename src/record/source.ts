import { abortable, throwIfAborted } from '../base/abort.js';
import { defined } from '../base/options.js';
import { sourceError } from './source-error.js';

/** What to record: camera and microphone, the screen with its sound, or the microphone alone. */
export type SourceKind = 'camera' | 'screen' | 'microphone';

export interface SourceRequest {
  readonly kind: SourceKind;
  /** Pixels. The browser comes as near as it can. @default the device's own */
  readonly width?: number | undefined;
  /** Pixels. The browser comes as near as it can. @default the device's own */
  readonly height?: number | undefined;
  /** Frames a second. The browser comes as near as it can. @default the device's own */
  readonly frameRate?: number | undefined;
  /** Which way the camera looks, if there is a choice. @default the browser's choice */
  readonly facingMode?: 'user' | 'environment' | undefined;
  /** This camera and no other. */
  readonly videoDeviceId?: string | undefined;
  /** This microphone and no other. */
  readonly audioDeviceId?: string | undefined;
}

/**
 * Asks the person for a source. Rejects with an `ApiVideoError` whose message says what to do. If `signal`
 * aborts while the browser still asks, a stream that comes later is closed at once. The caller owns the stream.
 */
export async function openSource(
  source: SourceKind | SourceRequest,
  signal: AbortSignal = new AbortController().signal,
): Promise<MediaStream> {
  const request = typeof source === 'string' ? { kind: source } : source;

  throwIfAborted(signal);
  return abortable(ask(request, signal), signal);
}

/** Stops every track, so that the browser lets go of the devices. */
export function closeStream(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

/** What to ask the browser for. Numbers are wishes, not conditions; only a chosen device is a must. */
export function constraintsOf(request: SourceRequest): MediaStreamConstraints {
  const { kind, width, height, frameRate, facingMode, videoDeviceId, audioDeviceId } = request;
  const picture = defined({ width, height, frameRate });
  const audio = audioDeviceId ? { deviceId: { exact: audioDeviceId } } : true;

  if (kind === 'microphone') return { audio };
  if (kind === 'screen') return { video: picture, audio: true };
  const deviceId = videoDeviceId ? { exact: videoDeviceId } : undefined;
  return { video: { ...picture, ...defined({ facingMode, deviceId }) }, audio };
}

async function ask(request: SourceRequest, signal: AbortSignal): Promise<MediaStream> {
  try {
    const stream = await requestStream(request);
    if (signal.aborted) closeStream(stream);
    return stream;
  } catch (error) {
    throw sourceError(error, request.kind, { secure: globalThis.isSecureContext });
  }
}

/** Asks without any detour: browsers share a screen only while the click that led here still counts. */
function requestStream(request: SourceRequest): Promise<MediaStream> {
  const devices = navigator.mediaDevices as Partial<MediaDevices> | undefined;
  const constraints = constraintsOf(request);

  if (request.kind === 'screen') return devices?.getDisplayMedia?.(constraints) ?? missing('getDisplayMedia');
  return devices?.getUserMedia?.(constraints) ?? missing('getUserMedia');
}

function missing(name: string): Promise<never> {
  return Promise.reject(new TypeError(`navigator.mediaDevices.${name} is missing.`));
}
