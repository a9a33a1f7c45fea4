import type { ReactiveControllerHost } from 'lit';
import { WhileActive } from './while-active.js';

/** Keeps the screen on while `active`, where the browser can and may. Browsers let the lock go with a hidden tab. */
export class ScreenWakeLock extends WhileActive {
  constructor(host: ReactiveControllerHost & HTMLElement, active: () => boolean) {
    super(host, active, stayAwake);
  }
}

function stayAwake(signal: AbortSignal): void {
  // Absent in some browsers, and everywhere without https.
  const wakeLock = navigator.wakeLock as WakeLock | undefined;
  if (!wakeLock) return;

  const hold = async (): Promise<void> => {
    if (document.visibilityState !== 'visible') return;
    try {
      const lock = await wakeLock.request('screen');
      if (signal.aborted) await lock.release();
      else signal.addEventListener('abort', () => void lock.release(), { once: true });
    } catch (error) {
      // Refused: by the page's policy, or to save the battery. The work goes on without.
      if (!(error instanceof DOMException)) throw error;
    }
  };
  document.addEventListener('visibilitychange', () => void hold(), { signal });
  void hold();
}
