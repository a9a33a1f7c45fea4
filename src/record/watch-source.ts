import type { DeviceRole } from './device-loss.js';
import type { InterruptionAdvice } from './interruption.js';
import type { PictureVerdict } from './picture-health.js';
import { devicesOf } from './source-controls.js';
import type { SourceWarning } from './source-warning.js';
import { watchInterruptions } from './watch-interruptions.js';
import { watchPicture } from './watch-picture.js';
import { watchSound } from './watch-sound.js';

export interface SourceListener {
  /** Something is wrong with what is being recorded, or no longer is. */
  onWarning?(warning: SourceWarning): void;
  /** How loud it is, from 0 to 1, at most 15 times a second. */
  onLevel?(level: number): void;
  /** What to do about a device that the system has taken over, or after the page was out of sight. */
  onAdvice?(advice: Exclude<InterruptionAdvice, { readonly type: 'warn' }>): void;
}

/**
 * Watches what is, or is to be, recorded for what a person would notice only afterwards, until `signal` aborts.
 * The stream is not touched. Watch anew after a device was exchanged.
 */
export function watchSource(stream: MediaStream, listener: SourceListener, signal: AbortSignal): void {
  const devices = devicesOf(stream);
  const verdicts = new Map<DeviceRole, PictureVerdict>();
  let seen: PictureVerdict = 'fine';
  const warn = (warning: SourceWarning): void => listener.onWarning?.(warning);

  // A person's own voice is what must not be missing; what they share may well be silent.
  const microphone = devices.get('microphone');
  watchSound(
    microphone ? new MediaStream([microphone]) : stream,
    {
      onLevel: (level) => listener.onLevel?.(level),
      onSilence: (active) => microphone && warn({ code: 'silence', active }),
    },
    signal,
  );
  for (const role of ['screen', 'camera'] as const) {
    const track = devices.get(role);
    if (!track) continue;
    const onVerdict = (verdict: PictureVerdict): void => {
      verdicts.set(role, verdict);
      const worst = [...verdicts.values()].find((other) => other !== 'fine') ?? 'fine';
      if (worst === seen) return;
      if (worst === 'fine') warn({ code: 'black', active: false });
      else warn({ code: 'black', active: true, cause: worst });
      seen = worst;
    };
    watchPicture(track, onVerdict, signal);
  }
  watchInterruptions(
    devices,
    (advice) => {
      if (advice.type === 'warn') warn({ code: 'muted', active: advice.active });
      else listener.onAdvice?.(advice);
    },
    signal,
  );
}
