import { every } from '../base/abort.js';
import { keepRunning } from './keep-running.js';
import { heard, levelOf, listen, meterOf } from './silence.js';
import { isLive } from './track-end.js';

export interface SoundListener {
  /** How loud it is, from 0 to 1, for a meter: at most 15 times a second. */
  onLevel(level: number): void;
  /** It has been silent for a while, or no longer is. */
  onSilence(silent: boolean): void;
}

/** Milliseconds between two looks. */
const interval = 1000 / 15;

/**
 * Listens to the sound of `stream` until `signal` aborts. Where there is none, or as long as the browser doesn't let
 * a context run, nothing is told: nobody is warned of what can't be known.
 */
export function watchSound(stream: MediaStream, listener: SoundListener, signal: AbortSignal): void {
  const tracks = stream.getAudioTracks().filter(isLive);
  const ear = tracks.length > 0 && !signal.aborted ? openEar(tracks) : undefined;
  if (!ear) return;

  const { context, meter } = ear;
  const samples = new Float32Array(meter.fftSize);
  let silence = heard;

  const turn = (next: typeof silence): void => {
    const { told } = silence;
    silence = next;
    if (silence.told !== told) listener.onSilence(silence.told);
  };
  const look = (): void => {
    if (context.state !== 'running') return;
    meter.getFloatTimeDomainData(samples);
    const level = levelOf(samples);
    // Who has switched the sound off knows that there is none.
    const meant = !tracks.some(({ enabled, muted }) => enabled && !muted);
    listener.onLevel(meterOf(level));
    turn(meant ? heard : listen(silence, level, performance.now()));
  };
  every(interval, look, signal);
  // For how long it was silent while nobody could hear, is not known.
  context.addEventListener('statechange', () => turn(heard), { signal });
  keepRunning(context, signal);
  signal.addEventListener('abort', () => void context.close(), { once: true });
}

interface Ear {
  readonly context: AudioContext;
  readonly meter: AnalyserNode;
}

/** `undefined` where the browser can't listen to these: it may have no more contexts, or refuse their sample rate. */
function openEar(tracks: MediaStreamTrack[]): Ear | undefined {
  let context: AudioContext | undefined;
  try {
    context = new AudioContext();
    const meter = context.createAnalyser();
    // The last 40 ms or so. What comes between two looks is heard at the next of the following ones.
    meter.fftSize = 2048;
    context.createMediaStreamSource(new MediaStream(tracks)).connect(meter);
    return { context, meter };
  } catch {
    void context?.close();
    return undefined;
  }
}
