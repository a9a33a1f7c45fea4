import { sleep } from '../base/abort.js';
import type { DeviceRole } from './device-loss.js';
import { interrupted, mutePatience, undisturbed } from './interruption.js';
import type { InterruptionAdvice, InterruptionEvent } from './interruption.js';

/**
 * Follows the system's taking devices over and giving them back, and the page's going out of sight, and says what
 * to do about it, until `signal` aborts. Give it the devices' own tracks: those made of them are never muted.
 */
export function watchInterruptions(
  devices: ReadonlyMap<DeviceRole, MediaStreamTrack>,
  onAdvice: (advice: InterruptionAdvice) => void,
  signal: AbortSignal,
): void {
  let state = undisturbed([...devices.keys()]);
  const tell = (event: InterruptionEvent): void => {
    const { after, advice } = interrupted(state, event, Date.now());
    state = after;
    advice.forEach(onAdvice);
  };
  const mute = (role: DeviceRole): void => {
    tell({ type: 'mute', role });
    // A little longer, since timers may come early.
    sleep(mutePatience + 20, signal).then(
      () => tell({ type: 'tick' }),
      () => undefined,
    );
  };
  const onVisibility = (): void => tell({ type: document.visibilityState === 'hidden' ? 'hide' : 'show' });

  for (const [role, track] of devices) {
    track.addEventListener('mute', () => mute(role), { signal });
    track.addEventListener('unmute', () => tell({ type: 'unmute', role }), { signal });
    if (track.muted) mute(role);
  }
  document.addEventListener('visibilitychange', onVisibility, { signal });
  document.addEventListener('freeze', () => tell({ type: 'freeze' }), { signal });
}
