import { every } from '../base/abort.js';
import { heard, levelOf, listen, meterOf } from './silence.js';

export interface SoundListener {
  /** How loud it is, from 0 to 1, for a meter: at most 15 times a second. */
  onLevel(level: number): void;
  /** It has been silent for a while, or no longer is. */
  onSilence(silent: boolean): void;
}

/** Milliseconds between two looks. */
const interval = 1000 / 15;

/**
 * Listens to the sound of `stream` until `signal` aborts. Where there is none, or the browser doesn't let a
 * context run, nothing is told: nobody is warned of what can't be known.
 */
export function watchSound(stream: MediaStream, listener: SoundListener, signal: AbortSignal): void {
  const tracks = stream.getAudioTracks();
  if (tracks.length === 0 || typeof AudioContext === 'undefined' || signal.aborted) return;

  const context = new AudioContext();
  const meter = context.createAnalyser();
  // The last 40 ms or so. What comes between two looks is heard at the next of the following ones.
  meter.fftSize = 2048;
  const samples = new Float32Array(meter.fftSize);
  const source = context.createMediaStreamSource(new MediaStream(tracks));
  source.connect(meter);
  let silence = heard;

  const look = (): void => {
    if (context.state !== 'running') return;
    meter.getFloatTimeDomainData(samples);
    const level = levelOf(samples);
    const { told } = silence;
    // Who has switched the sound off knows that there is none.
    const meant = !tracks.some(({ enabled, muted }) => enabled && !muted);
    silence = meant ? heard : listen(silence, level, performance.now());
    listener.onLevel(meterOf(level));
    if (silence.told !== told) listener.onSilence(silence.told);
  };
  every(interval, look, signal);
  signal.addEventListener('abort', () => void context.close(), { once: true });
}
