import { understood } from '../base/understood.js';
import { abortable, throwIfAborted } from '../base/abort.js';
import { ApiVideoError, isApiVideoError } from '../base/error.js';
import type { SourceParts } from './assemble-source.js';
import { controlsOf } from './source-controls.js';
import type { SourceContext } from './source-error.js';
import { refusalOf } from './source-refusal.js';
import { displayConstraints, insistingOn, userConstraints, wantsScreen } from './source-request.js';
import type { SourceKind, SourceRequest } from './source-request.js';

export type { SourceKind, SourceRequest } from './source-request.js';

/** Hears what a source lacks that is recorded nevertheless: a microphone refused, a camera lost. */
export type NoticeListener = (error: ApiVideoError) => void;

/**
 * Asks the person for a source. Rejects with an `ApiVideoError` whose message says what to do. If `signal`
 * aborts while the browser still asks, a stream that comes later is closed at once. The caller owns the stream,
 * and closes it with `closeStream`; what can be done with it meanwhile, `controlsOf` knows.
 */
export async function openSource(
  source: SourceKind | SourceRequest,
  signal: AbortSignal = new AbortController().signal,
  onNotice: NoticeListener = () => undefined,
): Promise<MediaStream> {
  const request =
    typeof source === 'string' ? { kind: source } : understood(() => ({ ...source, kind: source.kind }));

  throwIfAborted(signal);
  const opening =
    wantsScreen(request) || request.switchable ? assemble(request, signal, onNotice) : askDevices(request);
  opening.then(
    (stream) => signal.aborted && closeStream(stream),
    () => undefined,
  );
  return abortable(opening, signal);
}

/** Stops every track, and all that the stream was made of, so that the browser lets go of the devices. */
export function closeStream(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
  controlsOf(stream)?.close();
}

/** Remembered devices are insisted on first: as a mere wish, Chromium passes over that for a microphone. */
async function askDevices(request: SourceRequest): Promise<MediaStream> {
  const insistent = insistingOn(request);
  if (!insistent) return askUser(userConstraints(request));
  try {
    return await askUser(userConstraints(insistent));
  } catch (error) {
    if (!isApiVideoError(error) || error.code !== 'device-constraint') throw error;
    return askUser(userConstraints(request));
  }
}

/** Asks for camera, microphone or both. */
export async function askUser(constraints: MediaStreamConstraints): Promise<MediaStream> {
  try {
    return await (mediaDevices()?.getUserMedia?.(constraints) ?? unknown('getUserMedia'));
  } catch (error) {
    const kind = constraints.video ? 'camera' : 'microphone';
    const missing = constraints.audio && constraints.video ? await missingDevice(error) : undefined;
    return inWords(error, kind, missing);
  }
}

/** Asks without any detour: browsers share a screen only while the click that led here still counts. */
async function askScreen(request: SourceRequest): Promise<MediaStream> {
  try {
    const constraints = displayConstraints(request);
    return await (mediaDevices()?.getDisplayMedia?.(constraints) ?? unknown('getDisplayMedia'));
  } catch (error) {
    return inWords(error, 'screen');
  }
}

/** One stream of several, or of one that can be exchanged. Whatever is refused, nothing stays open. */
async function assemble(
  request: SourceRequest,
  signal: AbortSignal,
  onNotice: NoticeListener,
): Promise<MediaStream> {
  // Made while the click still counts: later on a browser may not let it run.
  const context = typeof AudioContext === 'undefined' ? undefined : new AudioContext();
  const opened: MediaStream[] = [];

  try {
    const display = wantsScreen(request) ? keep(await askScreen(request), opened) : undefined;
    throwIfAborted(signal);
    const user = await besides(request, onNotice);
    if (user) opened.push(user);
    const parts = { display, user, context };
    const loaded = await import('./assemble-source.js').catch(() => undefined);
    return loaded ? await loaded.assembleSource(parts, request, { onNotice, askUser }) : plainly(parts);
  } catch (error) {
    opened.forEach(closeStream);
    void context?.close();
    throw error;
  }
}

/** What there is without being put together, where the code that does so can't be had. */
function plainly({ display, user, context }: SourceParts): MediaStream {
  const pictures = [display, user].flatMap((stream) => stream?.getVideoTracks() ?? []);
  const sounds = [user, display].flatMap((stream) => stream?.getAudioTracks() ?? []);
  if (pictures.length > 1) {
    const message = 'A part of this page could not be loaded. Check the connection and try again.';
    throw new ApiVideoError('network', message, { retryable: true });
  }
  void context?.close();
  return new MediaStream([...pictures, ...sounds.slice(0, 1)]);
}

/** Rejects with what to do about a refusal; the words for it are loaded only now, as most people never hear them. */
async function inWords(error: unknown, kind: SourceKind, missing?: SourceContext['missing']): Promise<never> {
  const secure = globalThis.isSecureContext;
  const words = await import('./source-error.js').catch(() => undefined);
  if (words) throw words.sourceError(error, kind, { secure, missing });
  // What is tried instead goes by the code.
  const code = secure ? refusalOf(error, kind) : 'insecure-context';
  throw new ApiVideoError(code, 'The browser did not give what is to be recorded. Try again.', {
    cause: error,
  });
}

function keep(stream: MediaStream, opened: MediaStream[]): MediaStream {
  opened.push(stream);
  return stream;
}

/** Camera and microphone. A screen is worth recording without a microphone: its lack is told, not thrown. */
async function besides(request: SourceRequest, onNotice: NoticeListener): Promise<MediaStream | undefined> {
  const { kind, sound, microphone } = request;
  if (kind !== 'screen') return askDevices(request);
  if (sound === false || microphone === false) return undefined;
  try {
    return await askDevices(request);
  } catch (error) {
    if (!isApiVideoError(error)) throw error;
    onNotice(error);
    return undefined;
  }
}

/** Which of camera and microphone isn't there, where the browser says only that one of them isn't. */
async function missingDevice(error: unknown): Promise<'camera' | 'microphone' | undefined> {
  if ((error as Partial<Error>).name !== 'NotFoundError') return undefined;
  const devices =
    (await mediaDevices()
      ?.enumerateDevices?.()
      .catch(() => [])) ?? [];
  const has = (kind: MediaDeviceKind): boolean => devices.some((device) => device.kind === kind);

  if (has('videoinput') === has('audioinput')) return undefined;
  return has('videoinput') ? 'microphone' : 'camera';
}

/** By what a browser may lack: insecure pages have no devices at all, phones no screen to share. */
function mediaDevices(): Partial<MediaDevices> | undefined {
  return navigator.mediaDevices;
}

function unknown(name: string): Promise<never> {
  return Promise.reject(new TypeError(`navigator.mediaDevices.${name} is missing.`));
}
